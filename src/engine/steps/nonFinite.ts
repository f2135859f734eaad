import { nameOf, plainName } from "../names/canonicalName";
import type { GraphPass } from "../pass/pass";
import { elementOf } from "../pass/plans/elementOf";
import { createTrace } from "./trace";

/**
 * Where a pass first stopped being finite, as `z1[2]@3 (NaN)`; nothing where all its numbers are finite. Given
 * numbers come first, then the steps in their order.
 */
export function firstNonFinite(pass: GraphPass): string | undefined {
  const { plan, graph, updated } = pass;
  if ([...plan.values, ...plan.gradients, updated].every((buffer) => buffer.every(Number.isFinite)))
    return undefined;
  const made = new Set([...graph.nodes, ...graph.shown].map(({ output }) => output));
  for (const { id } of graph.tensors) {
    const given = made.has(id) ? -1 : plan.values[id].findIndex((value) => !Number.isFinite(value));
    if (given >= 0)
      return `${plainName(elementOf(plan, id, given))} (${plan.values[id][given]}), which is given`;
  }
  const trace = createTrace(pass);
  for (let index = 0; index < trace.count; index++) {
    const { value, quantity } = trace.at(index);
    if (!Number.isFinite(value)) return `${nameOf(quantity)} (${value})`;
  }
  return undefined;
}
