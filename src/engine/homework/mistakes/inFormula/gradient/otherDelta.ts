import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import {
  exchanged,
  factorsOf,
  gradientIn,
  gradientNamed,
  isGradientOf,
  isKind,
  neighbours,
  termsOf,
  unitsIn,
} from "../parts";

const otherDelta: Mistake = {
  ...knownMistakes.otherDelta,
  weight: 5,
  variants(formula, context) {
    if (!isKind(formula, "parameterGradient", "share", "slopeGradient")) return [];
    return formula.ways.flatMap((way) =>
      termsOf(way).length > 1 && isGradientOf(formula, "bias")
        ? []
        : termsOf(way).flatMap((term) =>
            factorsOf(term).flatMap((factor) => {
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
};
export default otherDelta;
