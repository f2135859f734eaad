import {
  constant,
  difference,
  type Expression,
  number,
  product,
  sum,
} from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { hasPart, isGradientLeaf, isKind, isOldSlot, productFactors, sumTerms } from "../formula/parts";
import type { Variant } from "../formula/trial";

/** (1 − β) g for g, and the other way round. */
export const slotGain: Mistake = {
  id: "slotGain",
  label: "1 − β wrong in the average",
  words: "the gradient's share is wrong",
  inFormula: {
    weight: 6,
    variants(formula) {
      const terms = isKind(formula, "slot") ? sumTerms(formula.ways[0]) : [];
      if (terms.length === 0) return [];
      const inGradient = (other: (term: Expression) => Expression) =>
        sum(terms.map((term) => (hasPart(term, isGradientLeaf) ? other(term) : term)));
      const stays = terms.flatMap((term) =>
        hasPart(term, isOldSlot)
          ? productFactors(term).filter((factor) => factor.kind === "constant" && !isOldSlot(factor))
          : [],
      );
      const variants: Variant[] = [];
      if (terms.some((term) => hasPart(term, isGradientLeaf) && productFactors(term).some(isShare)))
        variants.push({
          key: "whole",
          words: "1 − β is missing: the whole gradient was added",
          expression: inGradient((term) =>
            product(...productFactors(term).filter((factor) => !isShare(factor))),
          ),
        });
      else
        for (const beta of stays)
          variants.push({
            key: "share",
            words: "the gradient was multiplied by 1 − β, which this optimizer doesn't do",
            expression: inGradient((term) => product(difference(number(1), beta), term)),
          });
      for (const beta of stays)
        if (beta.kind === "constant")
          variants.push({
            key: "exchanged",
            words: "β and 1 − β were exchanged",
            expression: sum(
              terms.map((term) =>
                product(
                  ...productFactors(term).map((factor) =>
                    factor === beta
                      ? constant(`(1 - ${beta.symbol})`, 1 - beta.value)
                      : isShare(factor)
                        ? constant(beta.symbol, beta.value)
                        : factor,
                  ),
                ),
              ),
            ),
          });
      return variants;
    },
  },
};

/** 1 − β, written out. */
const isShare = (factor: Expression) =>
  factor.kind === "sum" &&
  factor.terms.length === 2 &&
  factor.terms[0].kind === "number" &&
  factor.terms[1].kind === "negative" &&
  factor.terms[1].of.kind === "constant";
