import type { Expression } from "../../parse/tree/syntax";
import { type Convention, type ConventionEdit, callsIn } from "./convention";

type ReductionCall = Extract<Expression, { kind: "call" }>;

/** A sum for a mean, and the other way round. */
export const otherReductions: Convention = function* reductions(site) {
  for (const { call, name } of callsIn(site)) yield* otherReduction(call, name);
};

function* otherReduction(call: ReductionCall, name: string): Iterable<ConventionEdit> {
  const [, before, reduction] = /^([\s\S]*?)(mean|sum)$/.exec(name) ?? [];
  const other = reduction === "mean" ? "sum" : "mean";
  if (reduction !== undefined)
    yield {
      from: call.callee.from,
      to: call.callee.to,
      text: `${before}${other}`,
      words: `${other} in the place of ${reduction}, as reduction="${other}" is`,
    };
  const given = call.keywords.find((one) => one.name === "reduction");
  if (given?.value.kind === "string") {
    const next = given.value.value === "mean" ? "sum" : "mean";
    yield { from: given.value.from, to: given.value.to, text: `"${next}"`, words: `reduction="${next}"` };
  } else if (/(?:_loss|cross_entropy|Loss|binary_cross_entropy\w*)$/.test(name))
    yield {
      from: call.to - 1,
      to: call.to - 1,
      text: `${call.arguments.length > 0 ? ", " : ""}reduction="sum"`,
      words: 'reduction="sum"',
    };
}
