import { forward } from "./passes";
import { Plan } from "./plan";

/** A rectangle of the plane in so many columns; the fields as in `simd/map.ts`. */
// @ts-ignore: decorator
@unmanaged
export class Map {
  columns: usize;
  /** The middles of the columns, and of the rows, f64 each. */
  xs: usize;
  ys: usize;
  /** The plan's inputs that go across and up; the latter 0 where there is none. */
  across: usize;
  up: usize;
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
}
