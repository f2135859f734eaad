import { gradientOf, nameOf, type Plain } from "../names/quantity";
import { forward } from "./passes";
import type { Plan } from "./plan";
import { elementOf } from "./tensorNames";

/** One number of a plan's parameters or inputs: its tensor, and where in the buffer it lies. */
export interface Place {
  readonly tensor: number;
  readonly k: number;
}

/** Where a weight, a bias or an input lies. It must exist in the plan's network. */
export function placeOf({ graph, batch }: Plan, { base, layer = 1, index, example = 1 }: Plain): Place {
  const [first = 1, second = 1] = index;
  if (base === "x") return { tensor: graph.input, k: (first - 1) * batch + (example - 1) };
  const { weights, bias } = graph.layers[layer - 1];
  if (base === "b") return { tensor: bias, k: first - 1 };
  return { tensor: weights, k: (first - 1) * graph.tensors[weights].shape[1] + (second - 1) };
}

/** Every parameter, layer by layer, and then every input. */
export function allPlaces({ graph, values }: Plan): Place[] {
  const tensors = [...graph.layers.flatMap(({ weights, bias }) => [weights, bias]), graph.input];
  return tensors.flatMap((tensor) => Array.from(values[tensor], (_, k) => ({ tensor, k })));
}

/** `dL/dW1[1,1]` */
export function gradientName(plan: Plan, { tensor, k }: Place): string {
  return nameOf(gradientOf(elementOf(plan, tensor, k)));
}

/**
 * Runs forward with the number at a place set to another value, and reads something off it. The number is then what it
 * was; all else in the plan stays as that pass left it.
 */
export function trying<Result>(plan: Plan, { tensor, k }: Place, value: number, see: () => Result): Result {
  const values = plan.values[tensor];
  const kept = values[k];
  values[k] = value;
  forward(plan);
  const seen = see();
  values[k] = kept;
  return seen;
}

export function lossOf({ values, graph }: Plan): number {
  return values[graph.loss][0];
}
