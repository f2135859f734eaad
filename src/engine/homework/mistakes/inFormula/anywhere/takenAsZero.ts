import { number } from "../../../../math/expression";
import type { Mistake } from "../mistake";
import { isKind } from "../parts";

const takenAsZero: Mistake = {
  id: "takenAsZero",
  label: "taken as 0",
  weight: 2,
  words: "the result was taken as 0",
  variants: (formula) =>
    isKind(formula, "slope", "slopeGradient", "unitGradient", "parameterGradient", "totalGradient") &&
    formula.exact !== 0
      ? [{ key: "zero", expression: number(0) }]
      : [],
};
export default takenAsZero;
