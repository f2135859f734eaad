import { call, type Expression, number, type ScalarFunction } from "../../../math/expressions/expression";

/** [a > b], with ½ where both are equal: what `maximum` hands on, as PyTorch does. */
export const larger: ScalarFunction = {
  id: "larger",
  tex: "\\begin{cases} 1 & a > b \\\\ \\tfrac{1}{2} & a = b \\\\ 0 & a < b \\end{cases}",
  letters: ["a", "b"],
  evaluate: (a, b) => (a > b ? 1 : a === b ? 0.5 : a < b ? 0 : Number.NaN),
  derivative: () => number(0),
  binds: "atom",
};

const pair = (id: "max" | "min"): ScalarFunction => ({
  id,
  tex: `\\${id}(a, b)`,
  letters: ["a", "b"],
  evaluate: id === "max" ? Math.max : Math.min,
  derivative: (of, position) => shareOf(id, of, position),
  binds: "atom",
});

export const largest = pair("max");
export const smallest = pair("min");

/** How much of a gradient goes to which of the two. */
export function shareOf(id: "max" | "min", [a, b]: readonly Expression[], input: number): Expression {
  const first = (input === 0) === (id === "max");
  return first ? call(larger, a, b) : call(larger, b, a);
}

const condition = (id: string, tex: string, holds: (c: number) => boolean): ScalarFunction => ({
  id,
  tex,
  letters: ["c"],
  evaluate: (c) => (holds(c) ? 1 : 0),
  derivative: () => number(0),
  binds: "atom",
});

const isNotZero = condition("isNotZero", "[c \\ne 0]", (c) => c !== 0);
const isZero = condition("isZero", "[c = 0]", (c) => c === 0);

/** The first where the condition isn't 0, else the second. */
export const chosen: ScalarFunction = {
  id: "where",
  tex: "\\begin{cases} a & c \\ne 0 \\\\ b & c = 0 \\end{cases}",
  letters: ["c", "a", "b"],
  evaluate: (c, a, b) => (c !== 0 ? a : b),
  derivative: (of, position) => chosenSlope(of, position),
  binds: "atom",
};

/** 1 where this input of `chosen` is the one that is taken, else 0. */
export const chosenSlope = ([c]: readonly Expression[], input: number): Expression =>
  input === 0 ? number(0) : call(input === 1 ? isNotZero : isZero, c);
