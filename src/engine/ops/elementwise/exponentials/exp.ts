import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "exp",
  f: Math.exp,
  derivative: (_z, y) => y,
  tex: { f: "e^{z}", derivative: "y" },
  binds: { f: "power", derivative: "atom" },
  words: "Raises e to each number; its slope is its own value.",
});

export default unary(rule, ["exp"], [-2, 2]);

export const code: Code = {
  numpy: { forward: "np.exp(z)", backward: "g * y" },
  pytorch: "torch.exp(z)",
};
