import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "log",
  f: Math.log,
  derivative: (z) => 1 / z,
  tex: { f: "\\ln(z)", derivative: "\\frac{1}{z}" },
  binds: { f: "atom", derivative: "product" },
  words: "The natural logarithm; its slope is 1 over the number, large near 0.",
});

export default unary(rule, ["log"], [0.1, 4]);

export const code: Code = {
  numpy: { forward: "np.log(z)", backward: "g / z" },
  pytorch: "torch.log(z)",
};
