import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "log1p",
  torchName: "Log1P",
  f: Math.log1p,
  derivative: (z) => 1 / (1 + z),
  tex: { f: "\\ln(1 + z)", derivative: "\\frac{1}{1 + z}" },
  binds: { f: "atom", derivative: "product" },
  words: "The logarithm of 1 plus the number, without losing the digits of small numbers.",
});

export default unary(rule, ["log1p"], [-0.8, 4]);

export const code: Code = {
  numpy: { forward: "np.log1p(z)", backward: "g / (1 + z)" },
  pytorch: "torch.log1p(z)",
};
