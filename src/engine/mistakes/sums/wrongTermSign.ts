import { negative, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isBiasLeaf, isKind, replaced, sumTerms } from "../formula/parts";

export const wrongTermSign: Mistake = {
  id: "wrongTermSign",
  label: "one term with the wrong sign",
  words: "one term of the sum has the wrong sign",
  inFormula: {
    weight: 3,
    variants: (formula) =>
      isKind(formula, "update", "slot", "exampleLoss")
        ? []
        : formula.ways.flatMap((way) => {
            const terms = sumTerms(way);
            if (terms.length < 2) return [];
            return terms.map((term, index) => ({
              key: isBiasLeaf(term) ? "bias" : `term ${index}`,
              expression: sum(replaced(terms, index, negative(term))),
              ...(isBiasLeaf(term) && { words: "the bias is taken off and not added" }),
            }));
          }),
  },
  inExpression: {
    rank: 3,
    ofPart: (part, write) =>
      part.kind === "sum"
        ? part.terms.map((term, k) => ({
            words: `${write(term)} has the wrong sign`,
            expression: sum(replaced(part.terms, k, negative(term))),
          }))
        : [],
  },
};
