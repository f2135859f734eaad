import { exampleWeight } from "../../document/variants";
import { constant, number } from "../../math/expressions/expression";
import { labelSmoothing } from "../../ops/loss/classTargets";
import { positiveWeight } from "../../ops/loss/positiveWeight";
import { weightDecay } from "../../optimizers/weightDecay";
import type { Mistake } from "../contract/mistake";
import { isKind, rewritten } from "../formula/parts";
import type { Variant } from "../formula/trial";

/** Settings that formulas have where the document does, and the value at which each does nothing. */
const settings = [
  { role: "classWeight", neutral: 1, words: "the weights of the classes are missing" },
  { role: labelSmoothing.name, neutral: 0, words: "the label smoothing is missing" },
  { role: positiveWeight.name, neutral: 1, words: "the weight of the targets of 1 is missing" },
  { role: weightDecay.name, neutral: 0, words: "the weight decay is missing" },
  { role: "epsilon", neutral: 0, words: "the epsilon is missing" },
];

export const missingSetting: Mistake = {
  id: "missingSetting",
  label: "class weights, smoothing or decay left out",
  words: "a setting of the loss or the optimizer is missing",
  inFormula: {
    weight: 4,
    acrossKinds: true,
    variants(formula, { document }) {
      if (!isKind(formula, "exampleLoss", "reduction", "outputGradient", "slopeGradient", "slot", "update"))
        return [];
      const { weights } = document.loss;
      const share = exampleWeight(document);
      const batch = document.batch.inputs.length;
      return formula.ways.flatMap((way) =>
        settings.flatMap(({ role, neutral, words }): Variant[] => {
          const expression = rewritten(way, (part) => {
            if (part.kind !== "constant") return undefined;
            if (part.role === role) return number(neutral);
            // Without the weights the mean is the plain one.
            const isShare =
              weights && neutral === 1 && share.kind === "constant" && part.symbol === share.symbol;
            return isShare ? constant(`\\tfrac{1}{${batch}}`, 1 / batch) : undefined;
          });
          return expression ? [{ key: words, words, expression }] : [];
        }),
      );
    },
  },
};
