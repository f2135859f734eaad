import { penaltyOf } from "../../document/variants";
import { constant, product } from "../../math/expressions/expression";
import { penalties } from "../../penalties";
import { coefficientSymbol } from "../../penalties/op";
import type { Mistake } from "../contract/mistake";
import { isKind, plainNamed, subject } from "../formula/parts";
import type { Variant } from "../formula/trial";
import { hasPenalty } from "../pass/networks";
import { own } from "../pass/rules";

/** λw for λ sign(w), and the like: the slope of another penalty. */
export const penaltySlope: Mistake = {
  id: "penaltySlope",
  label: "derivative of the penalty wrong",
  words: "the derivative of the penalty is wrong",
  inFormula: {
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
  },
  inPass: {
    ofNetwork: [
      {
        rank: 25,
        label: "λw in place of 2λw",
        words: "Forgot the 2 in the slope of the penalty λ₂ Σ w².",
        applies: (document) => squares.some(({ id }) => hasPenalty(document, id)),
        back: {
          at: "penalty",
          rule:
            ({ document }) =>
            (edge, into) => {
              own(edge, into);
              const coefficients = penaltyOf(document.layers[edge.input]);
              for (const { id, addSlopes } of squares)
                addSlopes(edge.inputs[edge.input], into, -coefficients[id] / 2);
            },
        },
      },
    ],
  },
};

/** The penalties whose slope is 2w. */
const squares = penalties.filter(({ addSlopes }) => {
  const slopes = new Float64Array(2);
  addSlopes(Float64Array.of(1, -3), slopes, 1);
  return slopes[0] === 2 && slopes[1] === -6;
});
