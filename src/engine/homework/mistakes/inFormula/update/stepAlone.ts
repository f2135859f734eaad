import { negative, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind } from "../parts";
import { stepOf } from "./uphill";

const stepAlone: Mistake = {
  ...knownMistakes.stepAlone,
  weight: 3,
  variants(formula) {
    const parts = isKind(formula, "update") ? stepOf(formula.ways[0]) : undefined;
    if (!parts) return [];
    return [
      { key: "step", expression: sum(parts.step) },
      { key: "step back", expression: sum(parts.step.map(negative)) },
    ];
  },
};
export default stepAlone;
