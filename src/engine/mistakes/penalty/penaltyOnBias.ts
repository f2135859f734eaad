import { penaltyOf } from "../../document/variants";
import { constant, type Expression, product, sum } from "../../math/expressions/expression";
import { penalties } from "../../penalties";
import { coefficientSymbol } from "../../penalties/op";
import type { Mistake } from "../contract/mistake";
import { isGradientOf, isKind, plainNamed, subject } from "../formula/parts";
import { own } from "../pass/rules";

export const penaltyOnBias: Mistake = {
  id: "penaltyOnBias",
  label: "penalty on a bias",
  words: "a penalty was added, and biases have none",
  inFormula: {
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
  },
  inPass: {
    ofNetwork: [
      {
        rank: 26,
        label: "penalty on the biases too",
        words: "Gave the biases the penalty's part as well, which is for weights alone.",
        applies: ({ layers }) =>
          layers.some(
            (layer) => layer.bias.length > 0 && Object.values(penaltyOf(layer)).some((value) => value !== 0),
          ),
        back: {
          at: "penalty",
          rule: () => own,
          beside({ document, plan }) {
            document.layers.forEach((layer, l) => {
              const gradient = plan.gradients[plan.graph.layers[l].bias];
              const coefficients = penaltyOf(layer);
              for (const { id, addSlopes } of penalties)
                addSlopes(Float64Array.from(layer.bias), gradient, coefficients[id]);
            });
          },
        },
      },
    ],
  },
};
