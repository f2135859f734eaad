import { penaltyOf } from "../../../../document/variants";
import { constant, product } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import { penalties } from "../../../../penalties";
import { coefficientSymbol } from "../../../../penalties/op";
import type { Mistake, Variant } from "../mistake";
import { isKind, plainNamed, subject } from "../parts";

/** λw for λ sign(w), and the like: the slope of another penalty. */
const penaltySlope: Mistake = {
  ...knownMistakes.penaltySlope,
  weight: 4,
  variants(formula, { document, quantity }) {
    const of = subject(formula);
    const weight = of && quantity(plainNamed(of));
    if (!isKind(formula, "penaltyGradient") || !of?.layer || !weight) return [];
    const coefficients = penaltyOf(document.layers[of.layer - 1]);
    const { layer } = of;
    const symbolOf = (symbol: string) => coefficientSymbol(symbol, layer - 1, document.layers.length);
    return penalties
      .filter(({ id }) => coefficients[id] !== 0)
      .flatMap((penalty): Variant[] => {
        const lambda = constant(symbolOf(penalty.symbol), coefficients[penalty.id]);
        const others = penalties
          .filter((other) => other !== penalty)
          .map((other) => ({
            key: `${penalty.id} as ${other.id}`,
            words: "the derivative of another penalty was taken",
            expression: product(lambda, other.slope({ count: 1, at: () => weight }, 0)),
          }));
        return [
          ...others,
          {
            key: `${penalty.id} as w`,
            words: "the derivative of the penalty was taken for λ · w",
            expression: product(lambda, weight),
          },
          {
            key: `${penalty.id} alone`,
            words: "the derivative of the penalty was taken for λ alone",
            expression: lambda,
          },
        ];
      });
  },
};
export default penaltySlope;
