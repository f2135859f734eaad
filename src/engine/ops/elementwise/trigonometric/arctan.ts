import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "arctan",
  torchName: "Atan",
  f: Math.atan,
  derivative: (z) => 1 / (1 + z * z),
  tex: { f: "\\arctan(z)", derivative: "\\frac{1}{1 + z^2}" },
  binds: { f: "atom", derivative: "product" },
  words: "The angle whose tangent is the number.",
});

export default unary(rule, ["arctan", "atan"]);

export const code: Code = {
  numpy: { forward: "np.arctan(z)", backward: "g / (1 + z * z)" },
  pytorch: "torch.arctan(z)",
};
