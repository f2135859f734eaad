import { tanhBackward, tanhForward } from "../math/kernels/tanh";
import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "tanh",
  f: Math.tanh,
  derivative: (_z, y) => 1 - y * y,
  tex: { f: "\\tanh(z)", derivative: "1 - y^2" },
  binds: { derivative: "sum" },
  words: "Squashes any number into (−1, 1); far from 0 its slope, and so the gradient, fades.",
  saturates: true,
  range: () => [-1, 1],
  loops: { forward: tanhForward, backward: tanhBackward },
  kernel: "tanh",
});

export const code: Code = {
  numpy: {
    forward: "np.tanh(z)",
    backward: "g * (1 - y**2)",
  },
  pytorch: "torch.tanh(z)",
};
