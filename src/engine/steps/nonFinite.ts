import { nameOf, plainName } from "../names/quantity";
import type { Pass } from "../pass/pass";
import { elementOf } from "../pass/tensorNames";
import { createTrace } from "./trace";

/**
 * Where a pass first stopped being finite, as `z1[2]@3 (NaN)`; nothing where all its numbers are finite. Given
 * numbers come first, then the steps in their order.
 */
export function firstNonFinite(pass: Pass): string | undefined {
  const { plan, updated } = pass;
  if ([...plan.values, ...plan.gradients, updated].every((buffer) => buffer.every(Number.isFinite)))
    return undefined;
  const inputs = plan.values[plan.graph.input];
  const given = inputs.findIndex((value) => !Number.isFinite(value));
  if (given >= 0)
    return `${plainName(elementOf(plan, plan.graph.input, given))} (${inputs[given]}), which is given`;
  const trace = createTrace(pass);
  for (let index = 0; index < trace.count; index++) {
    const { value, quantity } = trace.at(index);
    if (!Number.isFinite(value)) return `${nameOf(quantity)} (${value})`;
  }
  return undefined;
}
