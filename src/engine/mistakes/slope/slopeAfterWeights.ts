import type { Mistake } from "../contract/mistake";
import { exchanged, gradientIn, isKind, productFactors } from "../formula/parts";

/** The slope comes in further back, and not yet where the weights' gradients are taken. */
export const slopeAfterWeights: Mistake = {
  id: "slopeAfterWeights",
  label: "activation's derivative left out",
  words: "the gradient at the activation was taken, without the derivative of the activation",
  inFormula: {
    weight: 1,
    variants(formula, { formula: find }) {
      if (!isKind(formula, "parameterGradient", "share")) return [];
      return formula.ways.flatMap((way) => {
        const expression = exchanged(way, (name) => {
          const delta = find(name);
          if (!delta || !isKind(delta, "slopeGradient")) return undefined;
          const [gradient, slope] = productFactors(delta.ways[0]);
          return slope && gradientIn(gradient) ? gradient : undefined;
        });
        return expression ? [{ key: "slope", expression }] : [];
      });
    },
  },
};
