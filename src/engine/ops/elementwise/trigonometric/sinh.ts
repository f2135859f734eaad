import { elementwise } from "../../elementwise";
import { unary } from "../../operation";

const rule = elementwise({
  id: "sinh",
  f: Math.sinh,
  derivative: (z) => Math.cosh(z),
  tex: { f: "\\frac{e^{z} - e^{-z}}{2}", derivative: "\\frac{e^{z} + e^{-z}}{2}" },
  binds: { f: "product", derivative: "product" },
  words: "The hyperbolic sine.",
});

export default unary(rule, ["sinh"], [-2, 2]);
