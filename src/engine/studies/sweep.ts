import type { Graph } from "../graph/graph";
import { copiedPlan } from "../pass/copiedPlan";
import type { GraphPass } from "../pass/pass";
import { backward, forward } from "../pass/passes";
import type { Plan } from "../pass/plans/plan";
import { checkedSlots, gradientName, type Slot } from "../pass/slot";
import type { Work } from "../pass/work";
import {
  type DifferenceMethod,
  finiteDifference,
  type LossPoint,
  pointOf,
  relativeDifference,
} from "./check";

/** How the error of a finite difference depends on its step: for one entry, or the largest over all. */
export interface Sweep {
  /** Half decades from 1e-1 down to 1e-14. */
  readonly steps: readonly number[];
  /** Relative differences, one for each step. Entries with a kink in between are left out; NaN where none is left. */
  readonly errors: Readonly<Record<DifferenceMethod, readonly number[]>>;
  /** How many entries have a kink between the points, for each step. */
  readonly kinks: Readonly<Record<DifferenceMethod, readonly number[]>>;
  /** How many entries there are. */
  readonly entries: number;
  readonly expected: ExpectedError;
}

/**
 * What theory says of the relative error at step h: forward · h, from ½ L″, and central · h², from ⅙ L‴, until rounding,
 * which is of the size of rounding / h, from ε |L|.
 */
export interface ExpectedError {
  readonly forward: number;
  readonly central: number;
  readonly rounding: number;
}

/** The steps of a sweep: 1e-1, 3.16e-2, 1e-2, … 1e-14. */
export const sweptSteps: readonly number[] = Array.from({ length: 27 }, (_, k) =>
  k % 2 === 0 ? Number(`1e-${1 + k / 2}`) : 10 ** -(1 + k / 2),
);

const methods: readonly DifferenceMethod[] = ["forward", "central"];

/**
 * @param entry `dL/dW1[1,1]` alone; without it, the largest error over all entries
 * @param gradients what is to be checked, by tensor; by default what backward found
 */
export function* sweep(
  pass: GraphPass,
  entry?: string,
  gradients: readonly Float64Array[] = pass.plan.gradients,
): Work<Sweep> {
  const plan = copiedPlan(pass);
  forward(plan);
  const here = pointOf(plan);
  const slots = checkedSlots(plan).filter(
    (slot) => entry === undefined || gradientName(plan, slot) === entry,
  );
  const table = (start: number) => ({
    forward: sweptSteps.map(() => start),
    central: sweptSteps.map(() => start),
  });
  const [errors, kinks] = [table(Number.NaN), table(0)];
  const expected = { forward: 0, central: 0, rounding: 0 };
  for (const [done, slot] of slots.entries()) {
    const found = expectedAt(plan, pass, slot, here);
    for (const key of ["forward", "central", "rounding"] as const)
      if (found[key] > expected[key]) expected[key] = found[key];
    sweptSteps.forEach((step, k) => {
      for (const method of methods) {
        const { slope, kinks: crossed } = finiteDifference(plan, slot, method, step, here);
        if (crossed.length > 0) kinks[method][k] += 1;
        else
          errors[method][k] = larger(
            errors[method][k],
            relativeDifference(gradients[slot.tensor][slot.k], slope),
          );
      }
    });
    yield done / slots.length;
  }
  return { steps: sweptSteps, errors, kinks, entries: slots.length, expected };
}

/** The larger one; NaN is what nothing has been found for yet. */
const larger = (a: number, b: number) => (b > a || Number.isNaN(a) ? b : a);

/** Derivatives of the gradient by differences, far from where rounding would show in them. */
const probe = 1e-3;

function expectedAt(plan: Plan<Graph>, pass: GraphPass, { tensor, k }: Slot, here: LossPoint): ExpectedError {
  const values = plan.values[tensor];
  const kept = values[k];
  const gradientAt = (by: number) => {
    values[k] = kept + by;
    forward(plan);
    backward(plan);
    values[k] = kept;
    return plan.gradients[tensor][k];
  };
  const [above, below] = [gradientAt(probe), gradientAt(-probe)];
  const gradient = pass.plan.gradients[tensor][k];
  const scale = Math.max(Math.abs(gradient), 1e-8);
  return {
    forward: Math.abs((above - below) / (2 * probe)) / 2 / scale,
    central: Math.abs((above - 2 * gradient + below) / probe ** 2) / 6 / scale,
    rounding: (Number.EPSILON * Math.abs(here.loss)) / scale,
  };
}
