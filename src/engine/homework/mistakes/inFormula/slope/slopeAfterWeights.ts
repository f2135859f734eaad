import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { exchanged, factorsOf, gradientIn, isKind } from "../parts";

/** The slope comes in further back, and not yet where the weights' gradients are taken. */
const slopeAfterWeights: Mistake = {
  ...knownMistakes.slopeAfterWeights,
  weight: 1,
  variants(formula, { formula: find }) {
    if (!isKind(formula, "parameterGradient", "share")) return [];
    return formula.ways.flatMap((way) => {
      const expression = exchanged(way, (name) => {
        const delta = find(name);
        if (!delta || !isKind(delta, "slopeGradient")) return undefined;
        const [gradient, slope] = factorsOf(delta.ways[0]);
        return slope && gradientIn(gradient) ? gradient : undefined;
      });
      return expression ? [{ key: "slope", expression }] : [];
    });
  },
};
export default slopeAfterWeights;
