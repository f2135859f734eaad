import { number } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind } from "../parts";

const takenAsZero: Mistake = {
  ...knownMistakes.takenAsZero,
  weight: 2,
  variants: (formula) =>
    isKind(formula, "slope", "slopeGradient", "unitGradient", "parameterGradient", "totalGradient") &&
    formula.exact !== 0
      ? [{ key: "zero", expression: number(0) }]
      : [],
};
export default takenAsZero;
