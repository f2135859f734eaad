import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "softplus",
  // ln(1 + e^z) without overflow: the large part is taken out first.
  f: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
  derivative: (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))),
  tex: { f: "\\ln(1 + e^{z})", derivative: "\\sigma(z)" },
  binds: { derivative: "atom" },
  words:
    "A smooth relu: nearly 0 for very negative numbers, nearly the number itself for large ones. Its slope is the sigmoid.",
  range: () => [0, Number.POSITIVE_INFINITY],
  kernel: "softplus",
});

// PyTorch takes z itself for ln(1 + e^z) above a threshold of 20, where they still differ in the ninth digit.
export const code: Code = {
  numpy: {
    forward: "np.logaddexp(0, z)",
    backward: "g / (1 + np.exp(-z))",
  },
  pytorch: "F.softplus(z, threshold=700)",
};
