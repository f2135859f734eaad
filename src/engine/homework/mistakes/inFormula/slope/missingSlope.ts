import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { factorsOf, gradientIn, isKind } from "../parts";

const missingSlope: Mistake = {
  ...knownMistakes.missingSlope,
  weight: 10,
  variants(formula) {
    if (!isKind(formula, "slopeGradient")) return [];
    return formula.ways.flatMap((way) => {
      const [gradient, slope] = factorsOf(way);
      return slope && gradientIn(gradient) ? [{ key: "slope", expression: gradient }] : [];
    });
  },
};
export default missingSlope;
