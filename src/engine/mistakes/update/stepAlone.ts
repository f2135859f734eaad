import { negative, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind } from "../formula/parts";
import { stepApart } from "./uphill";

export const stepAlone: Mistake = {
  id: "stepAlone",
  label: "change in place of the new value",
  words: "the step alone was given, and not what it makes of the parameter",
  inFormula: {
    weight: 3,
    variants(formula) {
      const parts = isKind(formula, "update") ? stepApart(formula.ways[0]) : undefined;
      if (!parts) return [];
      return [
        { key: "step", expression: sum(parts.step) },
        { key: "step back", expression: sum(parts.step.map(negative)) },
      ];
    },
  },
};
