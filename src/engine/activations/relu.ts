import { reluBackward, reluForward } from "../math/kernels/relu";
import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "relu",
  f: (z) => Math.max(0, z),
  derivative: (z) => (z > 0 ? 1 : z <= 0 ? 0 : Number.NaN),
  tex: { f: "\\max(0, z)", derivative: "[z > 0]" },
  binds: { derivative: "atom" },
  words:
    "Lets positive numbers through and turns all others into 0. Its slope [z > 0] is 1 where z is positive, else 0.",
  // ReLU has no slope at 0; we take 0, as PyTorch does.
  kinks: () => [0],
  off: () => "off here: its input isn't positive",
  range: () => [0, Number.POSITIVE_INFINITY],
  instead: { type: "leakyRelu", settings: { slope: 0.01 } },
  loops: { forward: reluForward, backward: reluBackward },
  kernel: "relu",
});

export const code: Code = {
  numpy: {
    forward: "np.maximum(0, z)",
    backward: "np.where(z > 0, g, 0.0)",
  },
  pytorch: "torch.relu(z)",
};
