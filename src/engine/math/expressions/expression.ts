/**
 * Scalar expressions: one number of a pass, written out. They are evaluated, differentiated and printed;
 * the page's formulas, the gradient tests and the exports all read the same tree.
 */
export type Expression =
  /** A plain number of the formula itself, like the 1 in 1 − y. */
  | { readonly kind: "number"; readonly value: number }
  /** A setting that has a letter: η, λ₁, 1/N. Printed as the letter among symbols and as its value among numbers. */
  | { readonly kind: "constant"; readonly symbol: string; readonly value: number }
  /** A number of the pass, by its canonical name, with the value it has there. */
  | { readonly kind: "quantity"; readonly name: string; readonly value: number }
  /** Added from left to right. */
  | { readonly kind: "sum"; readonly terms: readonly Expression[] }
  | { readonly kind: "product"; readonly factors: readonly Expression[] }
  | { readonly kind: "quotient"; readonly numerator: Expression; readonly denominator: Expression }
  | { readonly kind: "negative"; readonly of: Expression }
  | { readonly kind: "call"; readonly function: ScalarFunction; readonly arguments: readonly Expression[] }
  | Series
  | Letter
  /** ∂of/∂by as a symbol, of two quantities by their canonical names. It has no value of its own. */
  | { readonly kind: "partial"; readonly of: string; readonly by: string }
  /** Several expressions in a row: the vector that a function takes, or the sides of a rule. */
  | { readonly kind: "tuple"; readonly items: readonly Expression[] };

/** A sum written with running letters: Σᵢ wᵢ xᵢ. */
export interface Series {
  readonly kind: "series";
  /** What stands before the Σ. */
  readonly coefficient?: Expression | undefined;
  /** The letters, the outermost first. */
  readonly over: readonly RunningLetter[];
  /** What is added up, in letters. */
  readonly term: Expression;
  /** All of its terms written out, without the coefficient: what it is worth. */
  readonly terms: readonly Expression[];
}

/** A letter, and the numbers for which it stands in turn. */
export interface RunningLetter {
  readonly letter: string;
  readonly values: readonly number[];
}

/** A quantity whose name has letters for its indices: `W1[j,i]`. */
export interface Letter {
  readonly kind: "letter";
  readonly name: string;
  /** The quantity that it stands for at the step where the rule is shown. */
  readonly at: Quantity;
}

export type Quantity = Extract<Expression, { kind: "quantity" }>;

/** A function of one or more numbers that can be evaluated, differentiated and printed. */
export interface ScalarFunction {
  readonly id: string;
  /** LaTeX in which each letter of `letters` stands for the argument in its place: `\\tanh(z)`, `1 - y^2`. */
  readonly tex: string;
  readonly letters: readonly string[];
  evaluate(...values: number[]): number;
  /** The derivative with respect to argument `position`. Absent where the function only ever appears as a derivative. */
  derivative?(of: readonly Expression[], position: number): Expression;
  /** How tightly the printed form binds; decides parentheses. An atom needs none. */
  readonly binds: "sum" | "product" | "power" | "atom";
}

export const number = (value: number): Extract<Expression, { kind: "number" }> => ({ kind: "number", value });
export const constant = (symbol: string, value: number): Expression => ({ kind: "constant", symbol, value });
export const quantity = (name: string, value: number): Quantity => ({ kind: "quantity", name, value });
export const call = (f: ScalarFunction, ...of: Expression[]): Expression => ({
  kind: "call",
  function: f,
  arguments: of,
});
export const quotient = (numerator: Expression, denominator: Expression): Expression => ({
  kind: "quotient",
  numerator,
  denominator,
});

export const partial = (of: string, by: string): Expression => ({ kind: "partial", of, by });
export const tuple = (...items: Expression[]): Expression => ({ kind: "tuple", items });

/** The sum of all terms; a sum of one term is that term, of none is 0. */
export function sum(terms: readonly Expression[]): Expression {
  const flat = terms
    .flatMap((term) => (term.kind === "sum" ? term.terms : [term]))
    .filter((term) => !isNumber(term, 0));
  if (flat.length === 0) return number(0);
  return flat.length === 1 ? flat[0] : { kind: "sum", terms: flat };
}

/** The product of all factors without the factors that are just 1, or are products themselves. */
export function product(...factors: Expression[]): Expression {
  const flat = factors.flatMap((factor) => (factor.kind === "product" ? factor.factors : [factor]));
  if (flat.some((factor) => isNumber(factor, 0))) return number(0);
  const minus = flat.filter((factor) => isNumber(factor, -1)).length % 2 === 1;
  const kept = flat.filter((factor) => !isNumber(factor, 1) && !isNumber(factor, -1));
  const whole: Expression =
    kept.length === 0 ? number(1) : kept.length === 1 ? kept[0] : { kind: "product", factors: kept };
  return minus ? negative(whole) : whole;
}

export function negative(of: Expression): Expression {
  if (of.kind === "negative") return of.of;
  return of.kind === "number" ? number(-of.value || 0) : { kind: "negative", of };
}

export const difference = (a: Expression, b: Expression): Expression => sum([a, negative(b)]);

/** Whether it is that plain number of the formula itself. */
export function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === "number" && expression.value === value;
}
