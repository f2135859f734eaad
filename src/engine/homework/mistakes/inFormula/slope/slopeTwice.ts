import { product } from "../../../../math/expression";
import type { Mistake } from "../mistake";
import { factorsOf, gradientIn, isKind } from "../parts";

const slopeTwice: Mistake = {
  id: "slopeTwice",
  label: "activation's derivative twice",
  weight: 3,
  words: "the derivative of the activation is there twice",
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
