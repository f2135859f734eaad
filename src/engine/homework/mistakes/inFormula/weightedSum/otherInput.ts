import { knownMistakes } from "../../../../names/mistakes";
import { type Plain, plain } from "../../../../names/quantity";
import type { Mistake } from "../mistake";
import {
  exchanged,
  factorsOf,
  isGradientOf,
  isKind,
  neighbours,
  plainIn,
  plainNamed,
  termsOf,
  unitsIn,
} from "../parts";

const otherInput: Mistake = {
  ...knownMistakes.otherInput,
  weight: 6,
  variants(formula, context) {
    if (!isKind(formula, "parameterGradient", "share") || !isGradientOf(formula, "weights")) return [];
    return formula.ways.flatMap((way) =>
      termsOf(way).flatMap((term) =>
        factorsOf(term).flatMap((factor) => {
          const of = plainIn(factor);
          if (!of || factor.kind !== "quantity" || (of.base !== "a" && of.base !== "x")) return [];
          return candidates(of, formula.layer ?? 0, unitsIn(context, of.layer ?? 0)).flatMap(
            ({ other, key, words }) => {
              const found = context.quantity(plainNamed(other));
              const expression =
                found && exchanged(way, (name) => (name === factor.name ? found : undefined));
              return expression ? [{ key, words, expression }] : [];
            },
          );
        }),
      ),
    );
  },
};
export default otherInput;

function candidates(of: Plain, layer: number, units: number): { other: Plain; key: string; words: string }[] {
  const unit = of.index[0];
  return [
    ...neighbours(of, 0, units).map((other) => ({
      other,
      key: `by ${other.index[0] - unit}`,
      words:
        "the gradient was multiplied by another unit's value, and not by the one that the weight multiplies",
    })),
    ...(of.base === "a"
      ? [
          {
            other: plain("z", of.layer, of.index, of.example),
            key: "z",
            words: "the weighted sum z was used in place of the activation",
          },
          {
            other: plain("x", undefined, of.index, of.example),
            key: "x",
            words: "the network's input was used in place of the layer's",
          },
        ]
      : []),
    {
      other: plain("a", layer + 1, of.index, of.example),
      key: "output",
      words: "the layer's output was used in place of its input",
    },
  ];
}
