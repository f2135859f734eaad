import { negative, sum } from "../../../../math/expression";
import type { Mistake } from "../mistake";
import { isKind } from "../parts";
import { stepOf } from "./uphill";

const stepAlone: Mistake = {
  id: "stepAlone",
  label: "change in place of the new value",
  weight: 3,
  words: "the step alone was given, and not what it makes of the parameter",
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
