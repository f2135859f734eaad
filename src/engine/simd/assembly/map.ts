import { forward } from "./passes";
import { Plan } from "./plan";

/** A rectangle of the plane in so many columns and rows, and what is written of it; the fields as in `region.ts`. */
// @ts-ignore: decorator
@unmanaged
export class Map {
  columns: usize;
  points: usize;
  /** The middles of the columns, and of the rows, f64 each. */
  xs: usize;
  ys: usize;
  /** The plan's inputs that go across and up; the latter 0 where there is none. */
  across: usize;
  up: usize;
  /** `count` tensors that are mapped, three words each: where it is, its units, and where its map begins, [units, points] in f64. */
  count: usize;
  tensors: usize;
  /** From one unit of a tensor to the next. */
  row: usize;
}

/** Evaluates the points from `first` on, as many as the plan has examples. */
export function mapStretch<T>(plan: Plan, map: Map, first: usize): void {
  let column = first % map.columns;
  let line = first / map.columns;
  for (let n: usize = 0; n < plan.batch; n++) {
    store<T>(map.across + n * sizeof<T>(), <T>load<f64>(map.xs + 8 * column));
    if (map.up) store<T>(map.up + n * sizeof<T>(), <T>load<f64>(map.ys + 8 * line));
    if (++column == map.columns) {
      column = 0;
      line++;
    }
  }
  forward<T>(plan);
  for (let k: usize = 0; k < map.count; k++) {
    const tensor = map.tensors + 12 * k;
    let from = <usize>load<u32>(tensor);
    const units = <usize>load<u32>(tensor, 4);
    let to = <usize>load<u32>(tensor, 8) + 8 * first;
    for (let unit: usize = 0; unit < units; unit++, from += map.row, to += 8 * map.points) {
      if (sizeof<T>() == 8) memory.copy(to, from, plan.batch * 8);
      else
        for (let n: usize = 0; n < plan.batch; n++)
          store<f64>(to + 8 * n, <f64>load<T>(from + n * sizeof<T>()));
    }
  }
}
