import { penaltyOf } from "../../../../document/variants";
import { constant, type Expression, product, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import { penalties } from "../../../../penalties";
import { coefficientSymbol } from "../../../../penalties/op";
import type { Mistake } from "../mistake";
import { isGradientOf, isKind, plainNamed, subject } from "../parts";

const penaltyOnBias: Mistake = {
  ...knownMistakes.penaltyOnBias,
  weight: 3,
  variants(formula, { document, quantity }) {
    const of = subject(formula);
    if (
      !isKind(formula, "parameterGradient", "totalGradient") ||
      !isGradientOf(formula, "bias") ||
      !of?.layer
    )
      return [];
    const coefficients = penaltyOf(document.layers[of.layer - 1]);
    const bias = quantity(plainNamed(of));
    if (!bias) return [];
    const { layer } = of;
    const symbolOf = (symbol: string) => coefficientSymbol(symbol, layer - 1, document.layers.length);
    const terms = penalties
      .filter(({ id }) => coefficients[id] !== 0)
      .map(
        (penalty): Expression =>
          product(
            constant(symbolOf(penalty.symbol), coefficients[penalty.id]),
            penalty.slope({ count: 1, at: () => bias }, 0),
          ),
      );
    return terms.length === 0
      ? []
      : formula.ways.map((way) => ({ key: "bias", expression: sum([way, ...terms]) }));
  },
};
export default penaltyOnBias;
