import { elementwise } from "../ops/elementwise";

export default elementwise({
  id: "softplus",
  // ln(1 + e^z) without overflow: the large part is taken out first.
  f: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
  derivative: (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))),
  tex: { f: "\\ln(1 + e^{z})", derivative: "\\sigma(z)" },
  binds: { derivative: "atom" },
  words:
    "A smooth relu: nearly 0 for very negative numbers, nearly the number itself for large ones. Its slope is the sigmoid.",
});
