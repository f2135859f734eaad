import type { Mistake } from "../contract/mistake";
import {
  exchanged,
  gradientIn,
  gradientNamed,
  isGradientOf,
  isKind,
  neighbours,
  productFactors,
  sumTerms,
  unitsIn,
} from "../formula/parts";
import { isLast, nextRow, rowsFrom } from "../pass/networks";
import { withOutputGradient } from "../pass/rules";

export const otherDelta: Mistake = {
  id: "otherDelta",
  label: "another unit's gradient",
  words: "the gradient of another unit was used",
  inFormula: {
    weight: 5,
    variants(formula, context) {
      if (!isKind(formula, "parameterGradient", "share", "slopeGradient")) return [];
      return formula.ways.flatMap((way) =>
        sumTerms(way).length > 1 && isGradientOf(formula, "bias")
          ? []
          : sumTerms(way).flatMap((term) =>
              productFactors(term).flatMap((factor) => {
                const of = gradientIn(factor);
                if (of?.index.length !== 1 || factor.kind !== "quantity") return [];
                return neighbours(of, 0, unitsIn(context, of.layer ?? 0)).flatMap((other) => {
                  const found = context.quantity(gradientNamed(other));
                  const expression =
                    found && exchanged(way, (name) => (name === factor.name ? found : undefined));
                  return expression ? [{ key: `by ${other.index[0] - of.index[0]}`, expression }] : [];
                });
              }),
            ),
      );
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 16,
        label: "deltas exchanged between outputs",
        words: "Used each output's δ for its neighbour's weights.",
        applies: ({ layers }) => layers[layers.length - 1].units > 1,
        back: {
          at: "weightedSum",
          isThere: isLast,
          rule: ({ stage }) => {
            const [[outputs]] = stage.shapes;
            return withOutputGradient((gradient) => rowsFrom(gradient, outputs, nextRow(outputs)));
          },
        },
      },
    ],
  },
};
