import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "cos",
  f: Math.cos,
  derivative: (z) => -Math.sin(z),
  tex: { f: "\\cos(z)", derivative: "-\\sin(z)" },
  binds: { f: "atom", derivative: "sum" },
  words: "The cosine of each angle in radians; its slope is minus the sine.",
});

export default unary(rule, ["cos"]);

export const code: Code = {
  numpy: { forward: "np.cos(z)", backward: "-g * np.sin(z)" },
  pytorch: "torch.cos(z)",
};
