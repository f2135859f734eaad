import type { Explanation } from "../../engine/explain/formula/explanation";
import { visit } from "../../engine/math/expressions/parts";
import { nameOf } from "../../engine/names/canonicalName";
import { isDerivative } from "../../engine/names/quantity";
import type { Pass } from "../../engine/pass/pass";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import type { Step, Trace } from "../../engine/steps/trace";
import type { ShownStep } from "../protocol/protocol";

/** A step with its explanation, as the page is told of it. @param sumsOf the axes that a program's step sums over */
export function shownStep(
  { pass }: Trace<Pass | ProgramPass>,
  step: Step,
  explanation: Explanation,
  sumsOf: typeof import("../programs").summedAxes | undefined,
): ShownStep {
  const { index, phase, kind, quantity, example, term, value, members, group, location, expression } = step;
  const numbers = new Map<string, number>();
  if (expression) visit(expression, (part) => part.kind === "quantity" && numbers.set(part.name, part.value));
  return {
    index,
    phase,
    kind,
    quantity: nameOf(quantity),
    ...(isDerivative(quantity) && { isDerivative: true }),
    value,
    ...(members && { names: members.map((k) => nameOf(group.quantity(k))) }),
    ...(group.together && { together: true }),
    ...(example !== undefined && { example }),
    ...(term && { term }),
    ...(location && {
      line: location.line,
      caption: location.caption,
      operation: pass.graph.nodes.findIndex((node) => node.location === location),
      sums: sumsOf?.(step) ?? [],
    }),
    explanation,
    reads: explanation.reads.map((name) => ({ name, value: numbers.get(name) })),
  };
}
