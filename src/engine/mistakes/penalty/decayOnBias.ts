import { penaltyOf } from "../../document/variants";
import { constant, type Expression, product, sum } from "../../math/expressions/expression";
import { isBias } from "../../names/tensorRef";
import { penalties } from "../../penalties";
import { coefficientSymbol } from "../../penalties/op";
import type { Mistake } from "../contract/mistake";
import { exchanged, gradientNamed, isKind, plainNamed, subject } from "../formula/parts";
import type { Variant } from "../formula/trial";

/** The weights' decay given to the biases as well, in the update alone. */
export const decayOnBias: Mistake = {
  id: "decayOnBias",
  label: "weight decay on a bias",
  words: "the penalty's decay was put on a bias, and it is for weights alone",
  inFormula: {
    weight: 4,
    variants(formula, { document, quantity }) {
      const of = subject(formula);
      if (!isKind(formula, "update", "slot") || !of || !isBias(of)) return [];
      const name = gradientNamed(of);
      const [bias, gradient] = [quantity(plainNamed(of)), quantity(name)];
      if (!bias || !gradient) return [];
      const seen = new Set<number>();
      return document.layers.flatMap((layer, l) => {
        const coefficients = penaltyOf(layer);
        const terms = penalties
          .filter(({ id }) => coefficients[id] !== 0)
          .map(
            (penalty): Expression =>
              product(
                constant(
                  coefficientSymbol(penalty.symbol, l, document.layers.length),
                  coefficients[penalty.id],
                ),
                penalty.slope({ count: 1, at: () => bias }, 0),
              ),
          );
        const size = penalties.reduce((total, { id }, k) => total + coefficients[id] * (k + 1), 0);
        if (terms.length === 0 || seen.has(size)) return [];
        seen.add(size);
        const expression = exchanged(formula.ways[0], (other) =>
          other === name ? sum([gradient, ...terms]) : undefined,
        );
        return expression ? [{ key: `decay ${size}`, expression } satisfies Variant] : [];
      });
    },
  },
};
