import {
  call,
  difference,
  type Expression,
  number,
  product,
  type ScalarFunction,
  square,
  sum,
} from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import { plain } from "../../../../names/quantity";
import type { Mistake, Variant } from "../mistake";
import { isKind, plainNamed, subject } from "../parts";
import { slopeAt } from "./slopeAt";

const wrongSlope: Mistake = {
  ...knownMistakes.wrongSlope,
  weight: 6,
  variants(formula, { quantity }) {
    const of = subject(formula);
    if (!isKind(formula, "slope") || !of) return [];
    const [way] = formula.ways;
    const z = quantity(plainNamed(of));
    const a = quantity(plainNamed(plain("a", of.layer, of.index, of.example)));
    if (!z || !a || way.kind !== "call") return [];
    const one = number(1);
    const parts: Variant[] = [
      {
        key: "z for a",
        words: "z was put where the derivative's formula has a",
        expression: {
          ...way,
          arguments: way.arguments.map((argument) => (argument === way.arguments[0] ? z : argument)),
        },
      },
      {
        key: "at the output",
        words: "the derivative was taken at the output a, and not at z",
        expression: slopeAt(way, a) ?? z,
      },
      { key: "1 − a", words: "the derivative lacks a factor", expression: difference(one, a) },
      { key: "a", words: "the activation itself was taken for its derivative", expression: a },
      { key: "a squared", words: "the derivative of the activation is wrong", expression: product(a, a) },
      ...withWrongSign(way.function, a),
      {
        key: "a − a²·…",
        words: "the derivative of another activation was taken: a(1 − a) is the sigmoid's",
        expression: product(a, difference(one, a)),
      },
      {
        key: "1 − a²",
        words: "the derivative of another activation was taken: 1 − a² is the hyperbolic tangent's",
        expression: difference(one, call(square, a)),
      },
      {
        key: "a(1 − z)",
        words: "z was put for one a where the derivative's formula has a twice",
        expression: product(a, difference(one, z)),
      },
      {
        key: "1 − z²",
        words: "z was put where the derivative's formula has a",
        expression: difference(one, call(square, z)),
      },
      {
        key: "relu",
        words: "the derivative of another activation was taken: relu's",
        expression: call(step, z),
      },
    ];
    return parts.filter(({ expression }) => expression !== z);
  },
};
export default wrongSlope;

/** Each activation's own: who writes 1 + a² for the tangent's slope writes a(1 + a) for the sigmoid's. */
function withWrongSign({ evaluate }: ScalarFunction, a: Expression): Variant[] {
  const words = "the derivative of the activation has a wrong sign in it";
  const half = evaluate(0.5);
  if (half === 0.25) return [{ key: "sign", words, expression: product(a, sum([number(1), a])) }];
  if (half === 0.75) return [{ key: "sign", words, expression: sum([number(1), call(square, a)]) }];
  return [];
}

const step: ScalarFunction = {
  id: "relu'",
  tex: "[z > 0]",
  letters: ["z"],
  evaluate: (z) => (z > 0 ? 1 : 0),
  binds: "atom",
};
