import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "log10",
  f: Math.log10,
  derivative: (z) => 1 / (z * Math.LN10),
  tex: { f: "\\frac{\\ln(z)}{\\ln(10)}", derivative: "\\frac{1}{z \\cdot \\ln(10)}" },
  binds: { f: "product", derivative: "product" },
  words: "The logarithm to base 10.",
});

export default unary(rule, ["log10"], [0.1, 4]);

export const code: Code = {
  numpy: { forward: "np.log10(z)", backward: "g / (z * math.log(10))" },
  pytorch: "torch.log10(z)",
};
