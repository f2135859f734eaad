import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "arccos",
  torchName: "Acos",
  f: Math.acos,
  derivative: (z) => -1 / Math.sqrt(1 - z * z),
  tex: { f: "\\arccos(z)", derivative: "-\\frac{1}{\\sqrt{1 - z^2}}" },
  binds: { f: "atom", derivative: "sum" },
  words: "The angle whose cosine is the number.",
});

export default unary(rule, ["arccos", "acos"], [-0.9, 0.9]);

export const code: Code = {
  numpy: { forward: "np.arccos(z)", backward: "-g / np.sqrt(1 - z * z)" },
  pytorch: "torch.arccos(z)",
};
