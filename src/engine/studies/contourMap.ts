import type { Graph } from "../graph/graph";
import { plainName } from "../names/canonicalName";
import type { Plain } from "../names/tensorRef";
import { copiedPlan, copiedState } from "../pass/copiedPlan";
import { type EvaluatePlan, evaluatePlan } from "../pass/evaluation";
import type { GraphPass } from "../pass/pass";
import { forward } from "../pass/passes";
import type { Plan } from "../pass/plans/plan";
import { lossValue, type Slot } from "../pass/slot";
import { slotOf } from "../pass/slotOf";
import { update } from "../pass/update";
import type { Work } from "../pass/work";
import { type AxisWindow, windowAround } from "./lossCurve";

/** A point of the map: both parameters and the loss. */
export interface MapPoint {
  readonly at: readonly [number, number];
  readonly loss: number;
}

/** The loss over two parameters, all others staying where they are. */
export interface ContourMap {
  readonly parameters: readonly [string, string];
  readonly point: MapPoint;
  readonly gradient: readonly [number, number];
  /** Both equally wide, so that the gradient stands upright on the contour lines. */
  readonly windows: readonly [AxisWindow, AxisWindow];
  /** Cells on a side. */
  readonly size: number;
  /** The loss in the middle of each cell, row by row; along a row the first parameter grows, from row to row the second. */
  readonly losses: Float64Array;
  /** The point and where the next updates take it. */
  readonly path: {
    /** All parameters move: the map is that of the first point alone. */
    readonly all: readonly MapPoint[];
    /** Only these two move, on this map. */
    readonly alone: readonly MapPoint[];
  };
}

export interface MapOptions {
  readonly windows?: readonly [AxisWindow, AxisWindow];
  readonly updates?: number;
}

/** How the map is computed, where that isn't by the operations of the graph. */
export interface MapMethod {
  readonly evaluate?: EvaluatePlan;
  /** Whether each cell takes `evaluate` too, and not only the path. */
  readonly everywhere?: boolean;
}

/** Cells on a side of the map; of one that takes long. */
const usualSize = 56;
const coarseSize = 28;

/**
 * @param pair two different parameters of a network, or any two numbers that a program starts from
 * @throws Error where the pass has no such number
 */
export function* contourMap(
  pass: GraphPass,
  pair: readonly [Plain, Plain],
  { windows, updates = 15 }: MapOptions = {},
  { evaluate = evaluatePlan, everywhere = false }: MapMethod = {},
): Work<ContourMap> {
  const size = everywhere ? coarseSize : usualSize;
  const plan = copiedPlan(pass);
  const slots: [Slot, Slot] = [requiredSlot(plan, pair[0]), requiredSlot(plan, pair[1])];
  const [first, second] = slots.map(({ tensor, k }) => ({ buffer: plan.values[tensor], k }));
  const gradientAt = ({ tensor, k }: Slot) => pass.plan.gradients[tensor][k];
  const path = {
    all: [...walk(pass, slots, updates, false, evaluate)],
    alone: [...walk(pass, slots, updates, true, evaluate)],
  };
  const point = path.all[0];
  const shown = windows ?? windowsAround(point.at, [...path.all.slice(0, 6), ...path.alone]);
  const losses = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    second.buffer[second.k] = middleOf(shown[1], row, size);
    for (let column = 0; column < size; column++) {
      first.buffer[first.k] = middleOf(shown[0], column, size);
      if (everywhere) evaluate(plan);
      else forward(plan);
      losses[row * size + column] = lossValue(plan);
      if (everywhere) yield (row + column / size) / size;
    }
    yield row / size;
  }
  return {
    parameters: [plainName(pair[0]), plainName(pair[1])],
    point,
    gradient: [gradientAt(slots[0]), gradientAt(slots[1])],
    windows: shown,
    size,
    losses,
    path,
  };
}

/** The value in the middle of a cell. */
export const middleOf = ([from, to]: AxisWindow, cell: number, size: number) =>
  from + ((cell + 0.5) / size) * (to - from);

/**
 * The point, and where each of the next updates takes it; stops where the loss is no longer finite.
 * @param alone whether all other parameters are held
 */
function* walk(
  pass: GraphPass,
  slots: readonly [Slot, Slot],
  updates: number,
  alone: boolean,
  evaluate: EvaluatePlan,
): Generator<MapPoint> {
  const plan = copiedPlan(pass);
  const state = copiedState(pass);
  const start = plan.parameters.slice();
  for (let k = 0; ; k++) {
    evaluate(plan);
    const point = pointAt(plan, slots);
    if (!Number.isFinite(point.loss)) return;
    yield point;
    if (k === updates) return;
    update(state, plan);
    if (!alone) continue;
    const { at } = pointAt(plan, slots);
    plan.parameters.set(start);
    slots.forEach(({ tensor, k }, axis) => {
      plan.values[tensor][k] = at[axis];
    });
  }
}

/** @throws Error where there is no such number */
export function requiredSlot(plan: Plan<Graph>, of: Plain): Slot {
  const slot = slotOf(plan, of);
  if (!slot) throw new Error(`contour map: there is no number ${plainName(of)}`);
  return slot;
}

function pointAt(plan: Plan<Graph>, [first, second]: readonly [Slot, Slot]): MapPoint {
  const valueAt = ({ tensor, k }: Slot) => plan.values[tensor][k];
  return { at: [valueAt(first), valueAt(second)], loss: lossValue(plan) };
}

/** As wide on both sides as the wider of the two needs: on the map the gradient stands upright on the contour lines. */
function windowsAround(
  [x, y]: readonly [number, number],
  points: readonly MapPoint[],
): readonly [AxisWindow, AxisWindow] {
  const halves = [x, y].map((value, axis) => {
    const [from, to] = windowAround(
      value,
      points.map(({ at }) => at[axis] - value),
    );
    return (to - from) / 2;
  });
  const half = Math.max(...halves);
  return [
    [x - half, x + half],
    [y - half, y + half],
  ];
}
