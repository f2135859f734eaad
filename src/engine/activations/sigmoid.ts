import { sigmoidBackward, sigmoidForward } from "../math/kernels/sigmoid";
import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "sigmoid",
  // e^-z would overflow for large negative z and e^z for large positive z: each side takes the one that shrinks.
  f: (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))),
  derivative: (_z, y) => y * (1 - y),
  tex: { f: "\\sigma(z)", derivative: "y \\cdot (1 - y)" },
  words:
    "Squashes any number into (0, 1), σ(z) = 1/(1 + e^(−z)); far from 0 its slope y(1 − y), and so the gradient, fades.",
  saturates: true,
  range: () => [0, 1],
  loops: { forward: sigmoidForward, backward: sigmoidBackward },
  kernel: "sigmoid",
});

export const code: Code = {
  numpy: {
    forward: "1 / (1 + np.exp(-z))",
    backward: "g * y * (1 - y)",
  },
  pytorch: "torch.sigmoid(z)",
};
