import { product } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { gradientIn, isKind, productFactors } from "../formula/parts";
import { slopedLayers } from "../pass/networks";
import { twice } from "../pass/rules";
import { isOfOne } from "../pass/situation";

export const slopeTwice: Mistake = {
  id: "slopeTwice",
  label: "activation's derivative twice",
  words: "the derivative of the activation is there twice",
  inFormula: {
    weight: 3,
    variants(formula) {
      if (!isKind(formula, "slopeGradient")) return [];
      return formula.ways.flatMap((way) => {
        const [gradient, slope] = productFactors(way);
        return slope && gradientIn(gradient)
          ? [{ key: "twice", expression: product(gradient, slope, slope) }]
          : [];
      });
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 4,
        label: "σ′ used twice",
        words: "Multiplied by the activation's slope twice.",
        applies: (document) => slopedLayers(document).length > 0,
        back: { at: "activation", rule: () => twice },
      },
    ],
    ofProgram: [
      {
        rank: 10,
        *candidates({ gradient, bridges, ways, withRule, name }) {
          for (const { slope } of bridges)
            yield {
              numbers: gradient.map((number, k) => number * slope[k]),
              words: "the slope is there twice",
            };
          for (const way of ways)
            if (isOfOne(way))
              yield {
                numbers: withRule(way, twice),
                words: `the slope of ${name(way.output)} is there twice`,
              };
        },
      },
    ],
  },
};
