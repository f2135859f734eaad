import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "cosh",
  f: Math.cosh,
  derivative: (z) => Math.sinh(z),
  tex: { f: "\\frac{e^{z} + e^{-z}}{2}", derivative: "\\frac{e^{z} - e^{-z}}{2}" },
  binds: { f: "product", derivative: "product" },
  words: "The hyperbolic cosine.",
});

export default unary(rule, ["cosh"], [-2, 2]);

export const code: Code = {
  numpy: { forward: "np.cosh(z)", backward: "g * np.sinh(z)" },
  pytorch: "torch.cosh(z)",
};
