import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "silu",
  f: (z) => z / (1 + Math.exp(-z)),
  derivative: (z) => {
    const s = 1 / (1 + Math.exp(-z));
    return s + z * s * (1 - s);
  },
  tex: { f: "\\frac{z}{1 + e^{-z}}", derivative: "\\frac{1 + e^{-z} + z \\cdot e^{-z}}{(1 + e^{-z})^2}" },
  binds: { f: "product", derivative: "product" },
  words: "Each number times its sigmoid: a smooth relu.",
});

export default unary(rule, ["silu", "swish"]);

export const code: Code = {
  numpy: { forward: "z / (1 + np.exp(-z))", backward: "s = 1 / (1 + np.exp(-z))\ng * (s + z * s * (1 - s))" },
  pytorch: "F.silu(z)",
};
