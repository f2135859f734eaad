/** A function that a feature's formula may use: NumPy's of that name. */
export interface FormulaFunction {
  readonly name: string;
  readonly arguments: 1 | 2;
  evaluate(...values: number[]): number;
}

const one = (name: string, evaluate: (value: number) => number): FormulaFunction => ({
  name,
  arguments: 1,
  evaluate,
});
const two = (name: string, evaluate: (a: number, b: number) => number): FormulaFunction => ({
  name,
  arguments: 2,
  evaluate,
});

/** NumPy's maximum and minimum give NaN where one side is; `Math.max` does, too. */
export const formulaFunctions: readonly FormulaFunction[] = [
  one("abs", Math.abs),
  one("sqrt", Math.sqrt),
  one("square", (value) => value * value),
  one("exp", Math.exp),
  one("log", Math.log),
  one("log2", Math.log2),
  one("log10", Math.log10),
  one("log1p", Math.log1p),
  one("sin", Math.sin),
  one("cos", Math.cos),
  one("tan", Math.tan),
  one("arctan", Math.atan),
  one("sinh", Math.sinh),
  one("cosh", Math.cosh),
  one("tanh", Math.tanh),
  one("sign", Math.sign),
  one("floor", Math.floor),
  two("maximum", Math.max),
  two("minimum", Math.min),
  two("arctan2", Math.atan2),
  two("hypot", Math.hypot),
];

export const formulaConstants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };
