import { product } from "../../math/expressions/expression";
import { plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { isGradientOf, isKind, plainNamed, subject, sumTerms, unitsIn } from "../formula/parts";

export const biasInput: Mistake = {
  id: "biasInput",
  label: "bias's gradient times an input",
  words: "the gradient was multiplied by an input, which a bias has none of",
  inFormula: {
    weight: 3,
    variants(formula, context) {
      const of = subject(formula);
      if (!isKind(formula, "parameterGradient", "share") || !isGradientOf(formula, "bias") || !of) return [];
      const layer = of.layer ?? 1;
      const inputs = Array.from({ length: unitsIn(context, layer - 1) }, (_, i) => i + 1);
      const itself = context.quantity(plainNamed(plain("b", of.layer, of.index)));
      const first = formula.ways.flatMap((way) =>
        sumTerms(way).length > 1
          ? []
          : inputs.flatMap((i) => {
              const input = context.quantity(
                plainNamed(
                  layer === 1
                    ? plain("x", undefined, [i], of.example)
                    : plain("a", layer - 1, [i], of.example),
                ),
              );
              return input ? [{ key: `input ${i}`, expression: product(way, input) }] : [];
            }),
      );
      const own = itself
        ? formula.ways.map((way) => ({
            key: "bias",
            words: "the gradient was multiplied by the bias itself",
            expression: product(way, itself),
          }))
        : [];
      return [...first, ...own];
    },
  },
};
