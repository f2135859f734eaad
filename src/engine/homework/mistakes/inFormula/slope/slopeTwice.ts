import { product } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { factorsOf, gradientIn, isKind } from "../parts";

const slopeTwice: Mistake = {
  ...knownMistakes.slopeTwice,
  weight: 3,
  variants(formula) {
    if (!isKind(formula, "slopeGradient")) return [];
    return formula.ways.flatMap((way) => {
      const [gradient, slope] = factorsOf(way);
      return slope && gradientIn(gradient)
        ? [{ key: "twice", expression: product(gradient, slope, slope) }]
        : [];
    });
  },
};
export default slopeTwice;
