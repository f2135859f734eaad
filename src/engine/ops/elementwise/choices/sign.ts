import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "sign",
  // NumPy and PyTorch give 0 for −0.
  f: (z) => Math.sign(z) + 0,
  derivative: () => 0,
  tex: { f: "\\begin{cases} 1 & z > 0 \\\\ 0 & z = 0 \\\\ -1 & z < 0 \\end{cases}", derivative: "0" },
  binds: { f: "atom", derivative: "atom" },
  words: "-1, 0 or 1; it is flat, so that nothing passes back.",
  kinks: () => [0],
  atKink: "jumps",
  off: () => "flat everywhere",
});

export default unary(rule, ["sign", "sgn"], undefined, {}, { keepsIntegers: true, ofTruthValues: "refused" });

export const code: Code = {
  numpy: { forward: "np.sign(z)", backward: "0 * g" },
  pytorch: "torch.sign(z)",
};
