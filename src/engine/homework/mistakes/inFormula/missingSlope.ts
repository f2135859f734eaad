import type { Mistake } from "./mistake";
import { factorsOf, gradientIn, isKind } from "./parts";

const missingSlope: Mistake = {
  id: "missingSlope",
  label: "activation's derivative left out",
  weight: 10,
  words: "the derivative of the activation is missing",
  variants(formula) {
    if (!isKind(formula, "slopeGradient")) return [];
    return formula.ways.flatMap((way) => {
      const [gradient, slope] = factorsOf(way);
      return slope && gradientIn(gradient) ? [{ key: "slope", expression: gradient }] : [];
    });
  },
};
export default missingSlope;
