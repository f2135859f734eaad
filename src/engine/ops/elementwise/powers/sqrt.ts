import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "sqrt",
  f: Math.sqrt,
  derivative: (_z, y) => 0.5 / y,
  tex: { f: "\\sqrt{z}", derivative: "\\frac{1}{2 \\cdot y}" },
  binds: { f: "atom", derivative: "product" },
  words: "The square root; its slope grows without limit towards 0.",
});

export default unary(rule, ["sqrt"], [0.1, 4]);

export const code: Code = {
  numpy: { forward: "np.sqrt(z)", backward: "g / (2 * y)" },
  pytorch: "torch.sqrt(z)",
};
