import type { Mistake } from "../contract/mistake";
import { isBiasLeaf, isKind, sumTerms } from "../formula/parts";
import { biasIndex, inputIndex, weightsIndex } from "../pass/network";
import { batchAt, hasSeveralUnits } from "../pass/networks";
import { withInput, withOutputGradient } from "../pass/rules";

export const oneTermOnly: Mistake = {
  id: "oneTermOnly",
  label: "only one term of the sum",
  words: "only one term of the sum was taken",
  inFormula: {
    weight: 5,
    variants: (formula) =>
      isKind(formula, "update", "slot", "exampleLoss")
        ? []
        : formula.ways.flatMap((way) => {
            const terms = sumTerms(way);
            // Of two terms, one alone is the sum without the other.
            if (terms.length < 3) return [];
            return terms.flatMap((expression, index) =>
              isBiasLeaf(expression) ? [] : [{ key: `only ${index}`, expression }],
            );
          }),
  },
  inPass: {
    ofNetwork: [
      {
        way: "first",
        rank: 13,
        label: "no sum over the units above",
        words: "Followed only the weight to the first unit above, and left out the others that a unit feeds.",
        applies: hasSeveralUnits,
        back: {
          at: "weightedSum",
          toward: [inputIndex],
          rule(operation) {
            const batch = batchAt(operation);
            return withOutputGradient((gradient) => gradient.map((value, k) => (k < batch ? value : 0)));
          },
        },
      },
      {
        way: "own",
        rank: 14,
        label: "only the unit straight above",
        words:
          "Followed only the weight to the unit of the same number above: first to first, second to second.",
        applies: hasSeveralUnits,
        back: {
          at: "weightedSum",
          toward: [inputIndex],
          rule: () =>
            withInput(weightsIndex, (W, [, inputs]) =>
              W.map((value, k) => (Math.floor(k / inputs) === k % inputs ? value : 0)),
            ),
        },
      },
      {
        way: "sharedBias",
        rank: 23,
        label: "shared bias: one unit only",
        words: "Took the last unit's δ for the gradient of the shared bias, which is the sum over all units.",
        applies: ({ layers }) => layers.some(({ biasMode, units }) => biasMode === "shared" && units > 1),
        back: {
          at: "weightedSum",
          toward: [biasIndex],
          isThere: ({ document, layer = 0 }) => document.layers[layer].biasMode === "shared",
          rule(operation) {
            const batch = batchAt(operation);
            return withOutputGradient((gradient) =>
              gradient.map((value, k) => (k >= gradient.length - batch ? value : 0)),
            );
          },
        },
      },
    ],
  },
};
