import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "leakyRelu",
  label: "leaky relu",
  parameters: [{ name: "slope", symbol: "\\alpha", meaning: "slope for negative inputs", default: 0.01 }],
  f: (z, { slope }) => (z > 0 ? z : slope * z),
  derivative: (z, _y, { slope }) => (z > 0 ? 1 : z <= 0 ? slope : Number.NaN),
  tex: {
    f: "\\begin{cases} z & z > 0 \\\\ \\alpha \\cdot z & z \\le 0 \\end{cases}",
    derivative: "\\begin{cases} 1 & z > 0 \\\\ \\alpha & z \\le 0 \\end{cases}",
  },
  binds: { derivative: "atom" },
  words:
    "Lets positive numbers through and multiplies the others by its slope, so that something passes there, too.",
  // No slope at 0; we take the one for negative inputs, as PyTorch does.
  kinks: ({ slope }) => (slope === 1 ? [] : [0]),
  off: ({ slope }) => (slope === 0 ? "flat below 0" : undefined),
  kernel: "leakyRelu",
});

export const code: Code = {
  numpy: {
    forward: "np.where(z > 0, z, slope * z)",
    backward: "g * np.where(z > 0, 1.0, slope)",
  },
  pytorch: "F.leaky_relu(z, slope)",
};
