import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "sin",
  f: Math.sin,
  derivative: (z) => Math.cos(z),
  tex: { f: "\\sin(z)", derivative: "\\cos(z)" },
  binds: { f: "atom", derivative: "atom" },
  words: "The sine of each angle in radians; its slope is the cosine.",
});

export default unary(rule, ["sin"]);

export const code: Code = {
  numpy: { forward: "np.sin(z)", backward: "g * np.cos(z)" },
  pytorch: "torch.sin(z)",
};
