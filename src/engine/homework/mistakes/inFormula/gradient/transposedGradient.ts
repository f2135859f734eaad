import { product, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import { plain } from "../../../../names/quantity";
import type { Mistake } from "../mistake";
import {
  factorsOf,
  gradientIn,
  gradientNamed,
  isGradientOf,
  isKind,
  plainIn,
  plainNamed,
  subject,
  termsOf,
} from "../parts";

const transposedGradient: Mistake = {
  ...knownMistakes.transposedGradient,
  weight: 4,
  variants(formula, { quantity }) {
    const of = subject(formula);
    if (!isKind(formula, "parameterGradient", "share") || !isGradientOf(formula, "weights") || !of) return [];
    const [row, column] = of.index;
    if (row === column) return [];
    return formula.ways.flatMap((way) => {
      const terms = termsOf(way);
      const place = terms.findIndex(
        (term) => factorsOf(term).length === 2 && factorsOf(term).some(gradientIn),
      );
      if (place < 0) return [];
      const [first, second] = factorsOf(terms[place]);
      const [delta, input] = [gradientIn(first), plainIn(second)];
      if (!delta || !input) return [];
      const otherDelta = quantity(
        gradientNamed(plain(delta.base, delta.layer, [column], delta.example, delta.stage)),
      );
      const otherInput = quantity(
        plainNamed(plain(input.base, input.layer, [row], input.example, input.stage)),
      );
      if (!otherDelta || !otherInput) return [];
      const rest = terms.filter((_, k) => k !== place);
      return [{ key: "transposed", expression: sum([product(otherDelta, otherInput), ...rest]) }];
    });
  },
};
export default transposedGradient;
