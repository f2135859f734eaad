import { constant, product, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind } from "../formula/parts";
import { stepApart } from "./uphill";

/** The mean over the batch taken once more, or taken back, when the weights are updated. */
export const stepByExamples: Mistake = {
  id: "stepByExamples",
  label: "1/n at the update",
  words: "the step is off by the number of examples",
  inFormula: {
    weight: 3,
    variants(formula, { document }) {
      const batch = document.batch.inputs.length;
      const parts = isKind(formula, "update") && batch > 1 ? stepApart(formula.ways[0]) : undefined;
      if (!parts) return [];
      const by = (tex: string, factor: number) =>
        sum([parts.from, ...parts.step.map((term) => product(constant(tex, factor), term))]);
      return [
        {
          key: "divided",
          words: `the step was divided by the ${batch} examples once more`,
          expression: by(`\\tfrac{1}{${batch}}`, 1 / batch),
        },
        {
          key: "multiplied",
          words: `the step was multiplied by the ${batch} examples`,
          expression: by(String(batch), batch),
        },
      ];
    },
  },
};
