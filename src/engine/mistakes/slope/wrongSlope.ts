import {
  call,
  difference,
  type Expression,
  number,
  product,
  type ScalarFunction,
  sum,
} from "../../math/expressions/expression";
import { square } from "../../math/expressions/scalarFunctions";
import { plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { activationSlopes } from "../formula/activationSlopes";
import { isKind, plainNamed, subject } from "../formula/parts";
import { slopeAt } from "../formula/slopeAt";
import type { Variant } from "../formula/trial";
import { exchangedSides } from "../lines/exchangedSides";
import { otherNames } from "../lines/otherNames";
import { otherSlopes } from "../lines/otherSlopes";
import { slopesInPlace, slopesInPlaceOfCalls } from "../lines/slopesInPlace";

export const wrongSlope: Mistake = {
  id: "wrongSlope",
  label: "wrong derivative of the activation",
  words: "the derivative of the activation is wrong",
  inFormula: {
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
        ...activationSlopes.flatMap(({ id, label, expression }): Variant[] =>
          way.function.slopeOf === id
            ? []
            : [
                {
                  key: id,
                  words: `the derivative of another activation was taken: that of ${label}`,
                  expression: expression(z, a),
                },
              ],
        ),
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
      ];
      return parts.filter(({ expression }) => expression !== z);
    },
  },
  inPass: {
    // The slope of another function, or a value in its place.
    ofProgram: [
      {
        rank: 8,
        *candidates({ variable, bridges, text, name }) {
          for (const { to, gradient: behind, slope } of bridges) {
            const belongs = `∂${name(to)}/∂${name(variable)} belongs`;
            // Of a line that doesn't read a value nobody says that it stands there.
            for (const { of, at } of mistakenSlopes)
              for (const value of [to, variable])
                if (of || text === "" || reads(text, name(value)))
                  yield {
                    numbers: behind.map((number, k) => number * at(value.data[k])),
                    words: of
                      ? `${of}, taken at ${name(value)}, stands where ${belongs}`
                      : `${name(value)} itself stands where the slope ${belongs}`,
                  };
            yield {
              numbers: behind.map((number, k) => number / slope[k]),
              words: "the gradient is divided by the slope",
            };
          }
        },
      },
    ],
  },
  inLine: [
    {
      rank: 3,
      *edits(site) {
        const { statement } = site;
        if (statement.kind === "update" && /^[*/]$/.test(statement.operator)) return;
        for (const part of site.parts) yield* exchangedSides(site, part, true);
      },
    },
    { rank: 3, edits: otherSlopes },
    { rank: 8, edits: (site) => otherNames(site, "slope") },
    { rank: 9, edits: slopesInPlace },
    // After all that can be wrong in the function itself.
    { rank: 10, edits: slopesInPlaceOfCalls },
  ],
};

/** Each activation's own: who writes 1 + a² for the tangent's slope writes a(1 + a) for the sigmoid's. */
function withWrongSign({ evaluate }: ScalarFunction, a: Expression): Variant[] {
  const words = "the derivative of the activation has a wrong sign in it";
  const half = evaluate(0.5);
  if (half === 0.25) return [{ key: "sign", words, expression: product(a, sum([number(1), a])) }];
  if (half === 0.75) return [{ key: "sign", words, expression: sum([number(1), call(square, a)]) }];
  return [];
}

const reads = (text: string, name: string): boolean =>
  new RegExp(`(?<!\\w)${name.replace(/[^\w\s]/g, "\\$&")}(?!\\w)`).test(text);

/** What is taken for a slope, at a value; the first is the value itself. */
const mistakenSlopes: readonly { readonly of?: string; at(x: number): number }[] = [
  { at: (x) => x },
  ...activationSlopes.map(({ label, text, at }) => ({ of: `${label}'s slope ${text}`, at })),
  { of: "1 − y", at: (x) => 1 - x },
  { of: "1 + y²", at: (x) => 1 + x * x },
  { of: "y²", at: (x) => x * x },
  { of: "1 / y", at: (x) => 1 / x },
  ...activationSlopes.flatMap(({ label, atInput }) =>
    atInput ? [{ of: `${label}'s slope`, at: atInput }] : [],
  ),
];
