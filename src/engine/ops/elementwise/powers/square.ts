import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "square",
  torchName: "Pow",
  f: (z) => z * z,
  derivative: (z) => 2 * z,
  tex: { f: "z^2", derivative: "2 \\cdot z" },
  binds: { f: "power", derivative: "product" },
  words: "Multiplies each number by itself.",
});

export default unary(rule, ["square"], undefined, {}, { keepsIntegers: true });

export const code: Code = {
  numpy: { forward: "z * z", backward: "g * 2 * z" },
  pytorch: "z * z",
};
