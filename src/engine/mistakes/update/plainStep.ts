import { learningRateNow } from "../../document/learningRate";
import { constant, difference, product } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { gradientNamed, hasPart, isGradientLeaf, isKind, subject } from "../formula/parts";
import { stepApart } from "./uphill";

export const plainStep: Mistake = {
  id: "plainStep",
  label: "plain gradient step",
  words: "a plain step down the gradient was taken, w − η · g, and not the optimizer's",
  inFormula: {
    weight: 5,
    variants(formula, { document, quantity }) {
      const of = subject(formula);
      const parts = isKind(formula, "update") && of ? stepApart(formula.ways[0]) : undefined;
      const gradient = of && quantity(gradientNamed(of));
      // Where the step is made of the gradient alone, it is plain already.
      if (
        !parts ||
        !gradient ||
        parts.step.every((term) => hasPart(term, isGradientLeaf) && !hasPart(term, isMore))
      )
        return [];
      const { symbol, value } = learningRateNow(document);
      const rate = constant(symbol, value);
      return [{ key: "plain", expression: difference(parts.from, product(rate, gradient)) }];
    },
  },
};

const isMore = (part: Parameters<typeof isGradientLeaf>[0]) =>
  part.kind === "quotient" || (part.kind === "quantity" && !isGradientLeaf(part));
