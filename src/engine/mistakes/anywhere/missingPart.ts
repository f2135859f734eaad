import { type Expression, product, sum } from "../../math/expressions/expression";
import { texToText } from "../../math/expressions/texToText";
import type { Mistake } from "../contract/mistake";
import { isKind, negatedIn, productFactors, replaced, sumTerms, without } from "../formula/parts";
import type { Variant } from "../formula/trial";

/** Any factor or denominator of a formula that no other mistake knows by name. */
export const missingPart: Mistake = {
  id: "missingPart",
  label: "a part of the formula left out",
  words: "a part of the formula is missing",
  inFormula: {
    weight: 3,
    variants: (formula) =>
      isKind(
        formula,
        "update",
        "slot",
        "penaltyGradient",
        "penalty",
        "reduction",
        "exampleLoss",
        "outputGradient",
      )
        ? formula.ways.flatMap((way) =>
            sumTerms(way).flatMap((term, index) =>
              lacking(term).map(
                ({ key, expression }): Variant => ({
                  key: `${index} ${key}`,
                  expression: sum(replaced(sumTerms(way), index, expression)),
                }),
              ),
            ),
          )
        : [],
  },
  inExpression: {
    rank: 5,
    ofPart(part, write) {
      if (part.kind === "quotient")
        return [
          { words: `the division by ${write(part.denominator)} is missing`, expression: part.numerator },
        ];
      if (part.kind !== "call" || part.arguments.length !== 1 || negatedIn(part)) return [];
      const [inner] = part.arguments;
      return [{ words: `${texToText(part.function.id)} of ${write(inner)} is missing`, expression: inner }];
    },
  },
};

function lacking(term: Expression): { key: string; expression: Expression }[] {
  if (term.kind === "negative")
    return lacking(term.of).map(({ key, expression }) => ({
      key,
      expression: { kind: "negative", of: expression },
    }));
  if (term.kind === "quotient")
    return [
      { key: "undivided", expression: term.numerator },
      ...lacking(term.denominator).map(({ key, expression }) => ({
        key: `below ${key}`,
        expression: { ...term, denominator: expression },
      })),
      ...lacking(term.numerator).map(({ key, expression }) => ({
        key: `above ${key}`,
        expression: { ...term, numerator: expression },
      })),
    ];
  if (term.kind === "product")
    return productFactors(term).map((_, k) => ({
      key: `factor ${k}`,
      expression: product(...without(productFactors(term), k)),
    }));
  if (term.kind === "sum")
    return term.terms.map((_, k) => ({ key: `term ${k}`, expression: sum(without(term.terms, k)) }));
  if (term.kind === "call" && term.arguments.length === 1)
    return [{ key: `without ${term.function.id}`, expression: term.arguments[0] }];
  return [];
}
