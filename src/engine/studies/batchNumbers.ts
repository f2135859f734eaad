import { plainName } from "../names/canonicalName";
import type { StepSize } from "../names/presentation";
import type { Pass } from "../pass/pass";
import { elementOf } from "../pass/plans/elementOf";
import type { Work } from "../pass/work";
import { createTrace } from "../steps/trace";

/** The numbers that belong to one example each, and the step after which each is known, where a step does all examples. */
export interface BatchNumbers {
  readonly size: StepSize;
  readonly names: readonly string[];
  readonly values: Float64Array;
  /** −1 for what is given. */
  readonly steps: Int32Array;
}

/** How many numbers are named at a go. */
const portion = 1000;

/** @param pass over several examples */
export function* batchNumbers(pass: Pass, size: StepSize): Work<BatchNumbers> {
  const { plan } = pass;
  const { input, target } = plan.graph;
  const names: string[] = [];
  const values: number[] = [];
  const steps: number[] = [];
  const add = (name: string, value: number, step: number) => {
    names.push(name);
    values.push(value);
    steps.push(step);
  };
  for (const tensor of [input, target])
    plan.values[tensor].forEach((value, k) => {
      add(plainName(elementOf(plan, tensor, k)), value, -1);
    });
  for (const { quantity, name, value, step } of createTrace(pass, size, "batch").quantities()) {
    if (quantity.of.example === undefined) continue;
    add(name, value, step);
    if (names.length % portion === 0) yield 0;
  }
  return { size, names, values: Float64Array.from(values), steps: Int32Array.from(steps) };
}
