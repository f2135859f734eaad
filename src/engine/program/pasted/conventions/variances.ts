import type { Expression } from "../../parse/tree/syntax";
import { type Convention, type ConventionEdit, callsIn } from "./convention";

type VarianceCall = Extract<Expression, { kind: "call" }>;

/** Variances divided by n or by n − 1. */
export const variances: Convention = function* variances(site) {
  for (const { call, name } of callsIn(site)) yield* otherVariance(call, name);
};

function* otherVariance(call: VarianceCall, name: string): Iterable<ConventionEdit> {
  if (!/\b(?:var|std)$/.test(name)) return;
  const comma = call.arguments.length + call.keywords.length > 0 ? ", " : "";
  const given = call.keywords.find((one) => /^(?:ddof|correction|unbiased)$/.test(one.name ?? ""));
  if (given)
    yield {
      from: given.value.from,
      to: given.value.to,
      text: given.name === "unbiased" ? "True" : "1",
      words: "a variance divided by n − 1",
    };
  if (given)
    yield {
      from: given.value.from,
      to: given.value.to,
      text: given.name === "unbiased" ? "False" : "0",
      words: "a variance divided by n",
    };
  if (given) return;
  yield {
    from: call.to - 1,
    to: call.to - 1,
    text: `${comma}ddof=1`,
    words: "a variance divided by n − 1, as PyTorch's var and std are (ddof=1)",
  };
  yield {
    from: call.to - 1,
    to: call.to - 1,
    text: `${comma}unbiased=False`,
    words: "a variance divided by n, as NumPy's and Keras's are",
  };
}
