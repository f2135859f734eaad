import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "abs",
  label: "absolute value",
  f: Math.abs,
  derivative: (z) => Math.sign(z),
  tex: { f: "|z|", derivative: "\\operatorname{sign}(z)" },
  binds: { derivative: "atom" },
  words: "Drops the sign. Its slope is the sign of the input.",
  // No slope at 0; we take 0, as PyTorch does.
  kinks: () => [0],
  range: () => [0, Number.POSITIVE_INFINITY],
  kernel: "abs",
});

export const code: Code = {
  numpy: {
    forward: "np.abs(z)",
    backward: "g * np.sign(z)",
  },
  pytorch: "torch.abs(z)",
};
