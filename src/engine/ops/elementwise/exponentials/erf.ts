import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";
import { erf } from "./errorFunction";

const rule = elementwise({
  id: "erf",
  f: erf,
  derivative: (z) => (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z),
  tex: { f: "\\operatorname{erf}(z)", derivative: "\\frac{2 \\cdot e^{-(z^2)}}{\\sqrt{\\pi}}" },
  binds: { f: "atom", derivative: "product" },
  words: "The error function, the share of a normal distribution.",
});

export default unary(rule, ["erf"]);

export const code: Code = {
  numpy: { forward: "np.vectorize(math.erf)(z)", backward: "g * 2 / math.sqrt(math.pi) * np.exp(-z * z)" },
  pytorch: "torch.erf(z)",
};
