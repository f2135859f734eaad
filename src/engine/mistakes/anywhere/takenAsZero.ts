import { number } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind } from "../formula/parts";

export const takenAsZero: Mistake = {
  id: "takenAsZero",
  label: "taken as 0",
  words: "the result was taken as 0",
  inFormula: {
    weight: 2,
    variants: (formula) =>
      isKind(formula, "slope", "slopeGradient", "unitGradient", "parameterGradient", "totalGradient") &&
      formula.exact !== 0
        ? [{ key: "zero", expression: number(0) }]
        : [],
  },
};
