import { call, type ScalarFunction } from "../../math/expressions/expression";
import { logarithm } from "../../math/expressions/scalarFunctions";

/** t ln y, and 0 where t = 0 whatever y is: a target of 0 asks nothing of its output. */
export const weightedLogarithm: ScalarFunction = {
  id: "t ln y",
  tex: "t \\cdot \\ln(y)",
  letters: ["t", "y"],
  evaluate: (t, y) => (t === 0 ? 0 : t * Math.log(y)),
  derivative: ([t, y], position) => (position === 1 ? call(weightedReciprocal, t, y) : call(logarithm, y)),
  takesLogarithm: true,
  binds: "product",
};

/** t / y, and 0 where t = 0 whatever y is. */
export const weightedReciprocal: ScalarFunction = {
  id: "t/y",
  tex: "\\frac{t}{y}",
  letters: ["t", "y"],
  evaluate: (t, y) => (t === 0 ? 0 : t / y),
  binds: "product",
};
