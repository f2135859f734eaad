import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "arcsin",
  torchName: "Asin",
  f: Math.asin,
  derivative: (z) => 1 / Math.sqrt(1 - z * z),
  tex: { f: "\\arcsin(z)", derivative: "\\frac{1}{\\sqrt{1 - z^2}}" },
  binds: { f: "atom", derivative: "product" },
  words: "The angle whose sine is the number.",
});

export default unary(rule, ["arcsin", "asin"], [-0.9, 0.9]);

export const code: Code = {
  numpy: { forward: "np.arcsin(z)", backward: "g / np.sqrt(1 - z * z)" },
  pytorch: "torch.arcsin(z)",
};
