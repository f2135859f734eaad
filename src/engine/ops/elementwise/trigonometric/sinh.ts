import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "sinh",
  f: Math.sinh,
  derivative: (z) => Math.cosh(z),
  tex: { f: "\\frac{e^{z} - e^{-z}}{2}", derivative: "\\frac{e^{z} + e^{-z}}{2}" },
  binds: { f: "product", derivative: "product" },
  words: "The hyperbolic sine.",
});

export default unary(rule, ["sinh"], [-2, 2]);

export const code: Code = {
  numpy: { forward: "np.sinh(z)", backward: "g * np.cosh(z)" },
  pytorch: "torch.sinh(z)",
};
