import type { Graph } from "../graph/graph";
import { plainName } from "../names/canonicalName";
import { elementOf } from "../pass/plans/elementOf";
import type { Plan } from "../pass/plans/plan";

/** On which side of each kink a plan's values are: −1, 0 on it, 1, or 2 where that can't be told. Always in the same order. */
export type KinkSides = Int8Array;

/** @returns the sides of the plan's last forward pass */
export function readKinkSides(plan: Plan<Graph>): KinkSides {
  const sides: number[] = [];
  seePlanKinks(plan, (distance) => sides.push(Number.isNaN(distance) ? 2 : Math.sign(distance)));
  return Int8Array.from(sides);
}

/** The quantities that are on different sides at some of these points, each once. */
export function crossedKinks(plan: Plan<Graph>, points: readonly KinkSides[]): string[] {
  const [first, ...others] = points;
  if (others.every((point) => point.every((side, k) => side === first[k]))) return [];
  const names = new Set<string>();
  let index = 0;
  seePlanKinks(plan, (_distance, tensor, k) => {
    if (others.some((point) => point[index] !== first[index]))
      names.add(plainName(elementOf(plan, tensor, k)));
    index += 1;
  });
  return [...names];
}

function seePlanKinks(plan: Plan<Graph>, see: (distance: number, tensor: number, k: number) => void): void {
  for (const { node, inputs, shapes } of plan.forward) {
    node.op.kinks?.(inputs, shapes, (input, k, distance) => see(distance, node.inputs[input], k));
  }
}
