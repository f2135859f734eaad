import type { NetworkDocument } from "../document/document";
import type { Graph } from "../graph/graph";
import { backward, forward } from "../pass/passes";
import { createLoadedPlan } from "../pass/plans/loadedPlan";
import type { Plan } from "../pass/plans/plan";
import { allSlots, gradientName, lossValue, type Slot, trying } from "../pass/slot";
import { finish, type Work } from "../pass/work";
import { crossedKinks, type KinkSides, readKinkSides } from "./kinkSides";

export type DifferenceMethod = "central" | "forward";

export interface CheckEntry {
  /** `dL/dW1[1,1]` */
  readonly quantity: string;
  readonly analytic: number;
  readonly numeric: number;
  /** |a − n| / max(|a|, |n|, 1e-8) */
  readonly relative: number;
  /** The quantities that cross or touch a kink between the points of the difference; the numeric value is then no slope. */
  readonly kinks: readonly string[];
}

export interface Check {
  readonly method: DifferenceMethod;
  readonly step: number;
  /** The largest relative difference. */
  readonly largest: number;
  readonly entries: readonly CheckEntry[];
}

/**
 * Compares the gradient of every parameter and input with a finite difference of the loss.
 * @param step the h of (L(w + h) − L(w − h)) / 2h, or of (L(w + h) − L(w)) / h
 * @param gradients what is to be checked, by tensor; by default what backward finds
 */
export function checkGradients(
  document: NetworkDocument,
  method: DifferenceMethod,
  step: number,
  gradients?: Plan["gradients"],
): Check {
  return finish(checking(document, method, step, gradients));
}

/** The same in pieces. */
export function* checking(
  document: NetworkDocument,
  method: DifferenceMethod,
  step: number,
  gradients?: Plan["gradients"],
): Work<Check> {
  const plan = createLoadedPlan(document);
  forward(plan);
  backward(plan);
  return yield* checkingPlan(plan, allSlots(plan), method, step, gradients);
}

/**
 * The same of any graph, after both passes. A program's numbers are compared with what its recorded operations give:
 * branches and indices stay as they were taken.
 * @param slots the numbers whose gradients are checked
 */
export function* checkingPlan(
  plan: Plan<Graph>,
  slots: readonly Slot[],
  method: DifferenceMethod,
  step: number,
  analytic: readonly Float64Array[] = plan.gradients,
): Work<Check> {
  const here = pointOf(plan);
  const entries: CheckEntry[] = [];
  for (const slot of slots) {
    const value = analytic[slot.tensor][slot.k];
    const { slope, kinks } = finiteDifference(plan, slot, method, step, here);
    entries.push({
      quantity: gradientName(plan, slot),
      analytic: value,
      numeric: slope,
      relative: relativeDifference(value, slope),
      kinks,
    });
    yield entries.length / slots.length;
  }
  return {
    method,
    step,
    largest: entries.reduce((largest, { relative }) => maximum(largest, relative), 0),
    entries,
  };
}

/** The loss somewhere, and on which side of every kink the pass is there. */
export interface LossPoint {
  readonly loss: number;
  readonly sides: KinkSides;
}

/** Where the plan's last forward pass was. */
export function pointOf(plan: Plan<Graph>): LossPoint {
  return { loss: lossValue(plan), sides: readKinkSides(plan) };
}

/** The finite difference of the loss at one place. `here` is the point from which it goes. */
export function finiteDifference(
  plan: Plan<Graph>,
  slot: Slot,
  method: DifferenceMethod,
  step: number,
  here: LossPoint,
): {
  readonly slope: number;
  readonly above: LossPoint;
  readonly below: LossPoint;
  readonly kinks: string[];
} {
  const value = plan.values[slot.tensor][slot.k];
  const at = (by: number) => trying(plan, slot, value + by, () => pointOf(plan));
  const above = at(step);
  const below = method === "central" ? at(-step) : here;
  const slope = (above.loss - below.loss) / (method === "central" ? 2 * step : step);
  return { slope, above, below, kinks: crossedKinks(plan, [below.sides, above.sides, here.sides]) };
}

/** How far apart two gradients are, as a share of the larger. */
export function relativeDifference(analytic: number, numeric: number): number {
  return Math.abs(analytic - numeric) / Math.max(Math.abs(analytic), Math.abs(numeric), 1e-8);
}

/** NaN counts as largest: a comparison that can't be made must not look passed. */
const maximum = (a: number, b: number) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Math.max(a, b));
