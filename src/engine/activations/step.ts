import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "step",
  f: (z) => (z >= 0 ? 1 : z < 0 ? 0 : Number.NaN),
  derivative: () => 0,
  tex: { f: "[z \\ge 0]", derivative: "0" },
  binds: { derivative: "atom" },
  words:
    "1 where the input is 0 or more, else 0. It is flat, so no gradient passes and nothing before it can learn.",
  kinks: () => [0],
  atKink: "jumps",
  isFlat: true,
  range: () => [0, 1],
  instead: { type: "sigmoid", settings: {} },
  off: () => "flat here",
  kernel: "step",
});

// The sign has a slope of 0 for autograd, which a comparison has not; rounded up, 0 comes to 1 like all above it.
export const code: Code = {
  numpy: {
    forward: "np.heaviside(z, 1.0)",
    backward: "np.zeros_like(z)",
  },
  pytorch: "torch.ceil((torch.sign(z) + 1) / 2)",
};
