import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "reciprocal",
  f: (z) => 1 / z,
  derivative: (_z, y) => -y * y,
  tex: { f: "\\frac{1}{z}", derivative: "-(y^2)" },
  binds: { f: "product", derivative: "sum" },
  words: "1 over each number.",
});

export default unary(rule, ["reciprocal"], [0.2, 3]);

export const code: Code = {
  numpy: { forward: "1 / z", backward: "-g * y * y" },
  pytorch: "1 / z",
};
