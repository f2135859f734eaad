import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";
import { erf } from "../exponentials/errorFunction";

const rule = elementwise({
  id: "gelu",
  f: (z) => 0.5 * z * (1 + erf(z / Math.SQRT2)),
  derivative: (z) => 0.5 * (1 + erf(z / Math.SQRT2)) + (z * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI),
  tex: { f: "z \\cdot \\Phi(z)", derivative: "\\Phi(z) + z \\cdot \\varphi(z)" },
  binds: { f: "product", derivative: "sum" },
  words: "Each number times the probability that a normal one is smaller: a smooth relu.",
});

export default unary(rule, ["gelu"]);

export const code: Code = {
  numpy: {
    forward: "0.5 * z * (1 + np.vectorize(math.erf)(z / math.sqrt(2)))",
    backward:
      "share = 0.5 * (1 + np.vectorize(math.erf)(z / math.sqrt(2)))\ng * (share + z * np.exp(-0.5 * z * z) / math.sqrt(2 * math.pi))",
  },
  pytorch: "F.gelu(z)",
};
