/**
 * Scalar expressions: one number of a pass, written out. They are evaluated, differentiated and printed;
 * the page's formulas, the gradient tests and the exports all read the same tree.
 *
 * `Name` is what quantities go by: their canonical names, or in rules with letters values whose indices are letters.
 */
export type Expression<Name = string> =
  /** A plain number of the formula itself, like the 1 in 1 − y. */
  | { readonly kind: "number"; readonly value: number }
  /** A setting that has a letter: η, λ₁, 1/N. Printed as the letter among symbols and as its value among numbers. */
  | {
      readonly kind: "constant";
      readonly symbol: string;
      readonly value: number;
      /** What it is, which its letter alone doesn't say (ε is a smoothing and Adam's): its parameter's name, `oldSlot`, `classWeight`. */
      readonly role?: string;
      /** How large the numbers are that it was computed from, where that isn't as large as itself: 1 of 1 − β. */
      readonly scale?: number;
      /** Of 1 − βᵏ: the power that is taken from 1. */
      readonly power?: Power;
    }
  /** A number of the pass, with the value it has there; in a rule with letters, that of the step where the rule is shown. */
  | { readonly kind: "quantity"; readonly name: Name; readonly value: number }
  /** Added from left to right. */
  | { readonly kind: "sum"; readonly terms: readonly Expression<Name>[] }
  | { readonly kind: "product"; readonly factors: readonly Expression<Name>[] }
  | {
      readonly kind: "quotient";
      readonly numerator: Expression<Name>;
      readonly denominator: Expression<Name>;
    }
  | { readonly kind: "negative"; readonly of: Expression<Name> }
  | {
      readonly kind: "call";
      readonly function: ScalarFunction;
      readonly arguments: readonly Expression<Name>[];
    }
  | Series<Name>
  /** ∂of/∂by as a symbol. It has no value of its own. */
  | { readonly kind: "partial"; readonly of: Name; readonly by: Name }
  /** Several expressions in a row: the vector that a function takes, or the sides of a rule. */
  | { readonly kind: "tuple"; readonly items: readonly Expression<Name>[] };

/** βᵏ, of a setting and a count. */
export interface Power {
  readonly symbol: string;
  readonly base: number;
  readonly exponent: number;
}

/** A sum written with running letters, Σᵢ wᵢ xᵢ: for a page that shows it, it has no value. */
export interface Series<Name = string> {
  readonly kind: "series";
  /** What stands before the Σ. */
  readonly coefficient?: Expression<Name> | undefined;
  /** The letters, the outermost first. */
  readonly over: readonly RunningLetter[];
  /** What is added up, in letters. */
  readonly term: Expression<Name>;
}

/** A letter, and the numbers for which it stands in turn. */
export interface RunningLetter {
  readonly letter: string;
  readonly values: readonly number[];
}

export type QuantityLeaf<Name = string> = Extract<Expression<Name>, { kind: "quantity" }>;

/** A function of one or more numbers that can be evaluated, differentiated and printed. */
export interface ScalarFunction {
  readonly id: string;
  /** LaTeX in which each letter of `letters` stands for the argument in its place: `\\tanh(z)`, `1 - y^2`. */
  readonly tex: string;
  readonly letters: readonly string[];
  /** Of a function that yields one number of an array: its place, counted from 0, which is printed below `tex`. */
  readonly place?: readonly number[];
  evaluate(...values: number[]): number;
  /** The derivative with respect to argument `position`. Absent where the function only ever appears as a derivative. */
  derivative?(of: readonly Expression[], position: number): Expression;
  /** Of an activation's slope: the activation's id. */
  readonly slopeOf?: string;
  /** Whether it takes a natural logarithm, for which another base may be mistaken. */
  readonly takesLogarithm?: boolean;
  /** How tightly the printed form binds; decides parentheses. An atom needs none. */
  readonly binds: "sum" | "product" | "power" | "atom";
}

export const number = (value: number): Extract<Expression, { kind: "number" }> => ({ kind: "number", value });
export const constant = <Name = string>(symbol: string, value: number, role?: string): Expression<Name> => ({
  kind: "constant",
  symbol,
  value,
  ...(role && { role }),
});
/** `1 - β^k` as one setting: how much of an average that began at 0 is there after k steps. */
export const powerComplement = (symbol: string, base: number, exponent: number): Expression => ({
  kind: "constant",
  symbol: `1 - ${symbol}^{${exponent}}`,
  value: 1 - base ** exponent,
  scale: 1,
  power: { symbol, base, exponent },
});
export const quantity = <Name>(name: Name, value: number): QuantityLeaf<Name> => ({
  kind: "quantity",
  name,
  value,
});
export const call = (f: ScalarFunction, ...of: Expression[]): Expression => ({
  kind: "call",
  function: f,
  arguments: of,
});
/** One over the other, also where that is a number over 1. */
export const quotient = (numerator: Expression, denominator: Expression): Expression => ({
  kind: "quotient",
  numerator,
  denominator,
});

export const partial = <Name>(of: Name, by: Name): Expression<Name> => ({ kind: "partial", of, by });
export const tuple = <Name>(...items: Expression<Name>[]): Expression<Name> => ({ kind: "tuple", items });

/** The sum of all terms; a sum of one term is that term, of none is 0. */
export function sum<Name>(terms: readonly Expression<Name>[]): Expression<Name> {
  const flat = terms
    .flatMap((term) => (term.kind === "sum" ? term.terms : [term]))
    .filter((term) => !isNumber(term, 0));
  if (flat.length === 0) return number(0);
  return flat.length === 1 ? flat[0] : { kind: "sum", terms: flat };
}

/** The product of all factors without the factors that are just 1, or are products themselves. */
export function product<Name>(...factors: Expression<Name>[]): Expression<Name> {
  const flat = factors.flatMap((factor) => (factor.kind === "product" ? factor.factors : [factor]));
  if (flat.some((factor) => isNumber(factor, 0))) return number(0);
  const minus = flat.filter((factor) => isNumber(factor, -1)).length % 2 === 1;
  const kept = flat.filter((factor) => !isNumber(factor, 1) && !isNumber(factor, -1));
  const whole: Expression<Name> =
    kept.length === 0 ? number(1) : kept.length === 1 ? kept[0] : { kind: "product", factors: kept };
  return minus ? negative(whole) : whole;
}

/** The opposite: of what has a minus, without it; of a plain number, the number with the other sign, and 0 for 0. */
export function negative<Name>(of: Expression<Name>): Expression<Name> {
  if (of.kind === "negative") return of.of;
  return of.kind === "number" ? number(-of.value || 0) : { kind: "negative", of };
}

export const difference = (a: Expression, b: Expression): Expression => sum([a, negative(b)]);

/** Whether it is that plain number of the formula itself. */
export function isNumber(expression: Expression<unknown>, value: number): boolean {
  return expression.kind === "number" && expression.value === value;
}
