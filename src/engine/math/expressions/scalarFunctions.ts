import { call, number, product, quotient, type ScalarFunction } from "./expression";

// The functions that formulas are made of beside those of the operations.

export const square: ScalarFunction = {
  id: "square",
  tex: "x^2",
  letters: ["x"],
  evaluate: (x) => x * x,
  derivative: ([x]) => product(number(2), x),
  binds: "power",
};

export const exponential: ScalarFunction = {
  id: "exp",
  tex: "e^{x}",
  letters: ["x"],
  evaluate: Math.exp,
  derivative: ([x]) => call(exponential, x),
  binds: "power",
};

export const logarithm: ScalarFunction = {
  id: "ln",
  tex: "\\ln(x)",
  letters: ["x"],
  evaluate: Math.log,
  derivative: ([x]) => quotient(number(1), x),
  takesLogarithm: true,
  binds: "atom",
};

export const squareRoot: ScalarFunction = {
  id: "sqrt",
  tex: "\\sqrt{x}",
  letters: ["x"],
  evaluate: Math.sqrt,
  derivative: ([x]) => quotient(number(0.5), call(squareRoot, x)),
  binds: "atom",
};

/** −1, 0 or 1; the slope of |x|, taken as 0 at 0. */
export const sign: ScalarFunction = {
  id: "sign",
  tex: "\\operatorname{sign}(x)",
  letters: ["x"],
  evaluate: Math.sign,
  derivative: () => number(0),
  binds: "atom",
};

export const absolute: ScalarFunction = {
  id: "abs",
  tex: "|x|",
  letters: ["x"],
  evaluate: Math.abs,
  derivative: ([x]) => call(sign, x),
  binds: "atom",
};

/** 1 where x > 0, else 0; the slope of max(0, x), taken as 0 at 0. NaN stays NaN. */
export const isPositive: ScalarFunction = {
  id: "isPositive",
  tex: "[x > 0]",
  letters: ["x"],
  evaluate: (x) => (x > 0 ? 1 : x <= 0 ? 0 : Number.NaN),
  derivative: () => number(0),
  binds: "atom",
};

export const positivePart: ScalarFunction = {
  id: "positivePart",
  tex: "\\max(0, x)",
  letters: ["x"],
  evaluate: (x) => Math.max(0, x),
  derivative: ([x]) => call(isPositive, x),
  binds: "atom",
};
