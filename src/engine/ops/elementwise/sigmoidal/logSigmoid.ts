import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "logSigmoid",
  f: (z) => Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z))),
  derivative: (z) => 1 / (1 + Math.exp(z)),
  tex: { f: "-\\ln(1 + e^{-z})", derivative: "\\frac{1}{1 + e^{z}}" },
  binds: { f: "sum", derivative: "product" },
  words: "The logarithm of the sigmoid, computed so that no power overflows.",
});

export default unary(rule, ["logsigmoid", "log_sigmoid"]);

export const code: Code = {
  numpy: { forward: "-np.logaddexp(0, -z)", backward: "g / (1 + np.exp(z))" },
  pytorch: "F.logsigmoid(z)",
};
