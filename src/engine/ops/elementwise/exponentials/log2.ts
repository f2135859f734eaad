import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "log2",
  f: Math.log2,
  derivative: (z) => 1 / (z * Math.LN2),
  tex: { f: "\\frac{\\ln(z)}{\\ln(2)}", derivative: "\\frac{1}{z \\cdot \\ln(2)}" },
  binds: { f: "product", derivative: "product" },
  words: "The logarithm to base 2, which counts bits.",
});

export default unary(rule, ["log2"], [0.1, 4]);

export const code: Code = {
  numpy: { forward: "np.log2(z)", backward: "g / (z * math.log(2))" },
  pytorch: "torch.log2(z)",
};
