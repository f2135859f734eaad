import { compile } from "../network/compile";
import type { NetworkDocument } from "../network/document";
import { nameOf, type Plain, plainName } from "../network/quantity";
import { backward, forward } from "./passes";
import { createPlan, loadExamples, loadParameters, type Plan } from "./plan";
import { elementOf } from "./tensorNames";

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
 */
export function checkGradients(document: NetworkDocument, method: DifferenceMethod, step: number): Check {
  const graph = compile(document);
  const plan = createPlan(graph, document.batch.inputs.length);
  loadParameters(plan, document);
  loadExamples(plan, document.batch.inputs, document.batch.targets);
  forward(plan);
  backward(plan);
  const here = { loss: lossOf(plan), sides: sidesOf(plan) };
  const checked = [...graph.layers.flatMap(({ weights, bias }) => [weights, bias]), graph.input];
  const entries = checked.flatMap((tensor) =>
    Array.from({ length: plan.values[tensor].length }, (_, k): CheckEntry => {
      const analytic = plan.gradients[tensor][k];
      const above = at(plan, tensor, k, step);
      const below = method === "central" ? at(plan, tensor, k, -step) : here;
      const numeric = (above.loss - below.loss) / (method === "central" ? 2 * step : step);
      const relative = Math.abs(analytic - numeric) / Math.max(Math.abs(analytic), Math.abs(numeric), 1e-8);
      const quantity = nameOf({ kind: "gradient", from: "L", of: elementOf(plan, tensor, k) });
      return { quantity, analytic, numeric, relative, kinks: crossed(below.sides, above.sides, here.sides) };
    }),
  );
  return {
    method,
    step,
    largest: entries.reduce((largest, { relative }) => maximum(largest, relative), 0),
    entries,
  };
}

/** NaN counts as largest: a comparison that can't be made must not look passed. */
const maximum = (a: number, b: number) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Math.max(a, b));

const lossOf = ({ values, graph }: Plan) => values[graph.loss][0];

/** The loss, and on which side of every kink the pass is, with one number moved by `by`. */
function at(plan: Plan, tensor: number, k: number, by: number) {
  const values = plan.values[tensor];
  const kept = values[k];
  values[k] = kept + by;
  forward(plan);
  const there = { loss: lossOf(plan), sides: sidesOf(plan) };
  values[k] = kept;
  return there;
}

/** The sign of the distance to each kink, and whose it is, in an order that is always the same. */
function sidesOf(plan: Plan): { of: Plain; side: number }[] {
  const sides: { of: Plain; side: number }[] = [];
  for (const { node, inputs, shapes } of plan.forward) {
    node.op.kinks?.(inputs, shapes, (input, k, distance) => {
      sides.push({ of: elementOf(plan, node.inputs[input], k), side: Math.sign(distance) });
    });
  }
  return sides;
}

function crossed(...points: ReturnType<typeof sidesOf>[]): string[] {
  const [first, ...others] = points;
  const names = first
    .filter(({ side }, k) => others.some((point) => !Object.is(point[k].side, side)))
    .map(({ of }) => plainName(of));
  return [...new Set(names)];
}
