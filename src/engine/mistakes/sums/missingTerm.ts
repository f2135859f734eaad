import { sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isBiasLeaf, isKind, sumTerms, without } from "../formula/parts";
import { missingTarget, missingTerms } from "../lines/terms";
import { dropped } from "../pass/rules";
import type { WayBack } from "../pass/situation";

export const missingTerm: Mistake = {
  id: "missingTerm",
  label: "a term of the sum left out",
  words: "a term of the sum is missing",
  inFormula: {
    weight: 6,
    variants: (formula) =>
      // y − t without its target is known by its own name.
      isKind(formula, "update", "slot", "outputGradient") || formula.ways.length > 1
        ? []
        : formula.ways.flatMap((way) => {
            const terms = sumTerms(way);
            if (terms.length < 2) return [];
            return terms
              .map((term, index) => ({ term, index }))
              .filter(({ term }) => !isBiasLeaf(term))
              .map(({ index }) => ({ key: `term ${index}`, expression: sum(without(terms, index)) }));
          }),
  },
  inExpression: {
    rank: 2,
    ofPart: (part, write) =>
      part.kind === "sum"
        ? part.terms.map((term, k) => ({
            words: `the term ${write(term)} is missing`,
            expression: sum(without(part.terms, k)),
          }))
        : [],
  },
  inPass: {
    ofProgram: [
      {
        // Of a value that is used in several places each one's share belongs to the gradient.
        rank: 6,
        *candidates({ gradient, ways, withRule, name }) {
          const without = (way: WayBack) => withRule(way, dropped);
          for (const way of ways)
            yield { numbers: without(way), words: `what comes back through ${name(way.output)} is missing` };
          for (const way of ways) {
            const rest = without(way);
            yield {
              numbers: gradient.map((number, k) => number - rest[k]),
              words: `only what comes back through ${name(way.output)} is there: the other paths are missing`,
            };
          }
        },
      },
    ],
  },
  inLine: [
    { rank: 2, edits: missingTarget },
    { rank: 14, edits: missingTerms },
  ],
};
