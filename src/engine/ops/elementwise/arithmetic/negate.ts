import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "negate",
  torchName: "Neg",
  f: (z) => -z,
  derivative: () => -1,
  tex: { f: "-z", derivative: "-1" },
  binds: { f: "sum", derivative: "sum" },
  words: "Turns the sign of each number.",
});

/** Of whole arrays it is written as a sign, too. */
const signed: typeof rule = {
  ...rule,
  create: (settings) => ({ ...rule.create(settings), tex: { forward: "-Z", gradients: ["-G"] } }),
};

export default unary(
  signed,
  ["negative", "neg"],
  undefined,
  {},
  { keepsIntegers: true, ofTruthValues: "refused" },
);

export const code: Code = {
  numpy: { forward: "-z", backward: "-g" },
  pytorch: "-z",
};
