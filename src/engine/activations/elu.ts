import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "elu",
  parameters: [{ name: "alpha", symbol: "\\alpha", meaning: "how far below 0 it can go", default: 1 }],
  f: (z, { alpha }) => (z > 0 ? z : alpha * Math.expm1(z)),
  derivative: (z, _y, { alpha }) => (z > 0 ? 1 : alpha * Math.exp(z)),
  tex: {
    f: "\\begin{cases} z & z > 0 \\\\ \\alpha \\cdot (e^{z} - 1) & z \\le 0 \\end{cases}",
    derivative: "\\begin{cases} 1 & z > 0 \\\\ \\alpha \\cdot e^{z} & z \\le 0 \\end{cases}",
  },
  binds: { derivative: "atom" },
  words: "Lets positive numbers through; below 0 it bends towards −α.",
  // For α other than 1 the slope jumps at 0; we take α there, as PyTorch does.
  off: ({ alpha }) => (alpha === 0 ? "flat below 0" : undefined),
  kinks: ({ alpha }) => (alpha === 1 ? [] : [0]),
  range: ({ alpha }) => [Math.min(0, -alpha), Number.POSITIVE_INFINITY],
  kernel: "elu",
});

export const code: Code = {
  numpy: {
    forward: "np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))",
    backward: "g * np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))",
  },
  pytorch: "F.elu(z, alpha)",
};
