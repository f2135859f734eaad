import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "expm1",
  f: Math.expm1,
  derivative: (_z, y) => y + 1,
  tex: { f: "e^{z} - 1", derivative: "y + 1" },
  binds: { f: "sum", derivative: "sum" },
  words: "e to each number, minus 1, without losing the digits of small numbers.",
});

export default unary(rule, ["expm1"], [-2, 2]);

export const code: Code = {
  numpy: { forward: "np.expm1(z)", backward: "g * np.exp(z)" },
  pytorch: "torch.expm1(z)",
};
