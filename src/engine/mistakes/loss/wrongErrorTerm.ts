import { exampleWeight } from "../../document/variants";
import { call, difference, negative, number, product } from "../../math/expressions/expression";
import { square } from "../../math/expressions/scalarFunctions";
import { plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { isKind, plainNamed, subject } from "../formula/parts";
import type { Variant } from "../formula/trial";

export const wrongErrorTerm: Mistake = {
  id: "wrongErrorTerm",
  label: "derivative of the loss wrong",
  words: "the derivative of the loss is wrong",
  inFormula: {
    weight: 4,
    variants(formula, { document, quantity }) {
      const of = subject(formula);
      const isScore = isKind(formula, "slopeGradient") && formula.ways.length > 1;
      if (!of || !(isKind(formula, "outputGradient") || isScore)) return [];
      const unit = { index: of.index, example: of.example };
      const y = quantity(plainNamed(plain("a", document.layers.length, unit.index, unit.example)));
      const t = quantity(plainNamed(plain("t", undefined, unit.index, unit.example)));
      if (!y || !t) return [];
      const variants: readonly Variant[] = [
        { key: "y", words: "the target was forgotten", expression: y, likely: 3 },
        { key: "t", words: "only the target was taken", expression: negative(t) },
        {
          key: "squared",
          words: "the difference was squared, which the derivative no longer is",
          expression: call(square, difference(y, t)),
        },
        {
          key: "y − t",
          words: "y − t was taken, which is the derivative of another loss",
          expression: difference(y, t),
        },
        { key: "sum", words: "target and output were added", expression: { kind: "sum", terms: [y, t] } },
        {
          key: "y − 1",
          words: "1 was subtracted, as if every output's target were 1",
          expression: difference(y, number(1)),
        },
      ];
      const share = exampleWeight(document);
      if (share.kind !== "constant") return variants;
      return [
        ...variants,
        ...variants.map((variant) => ({
          ...variant,
          key: `share of ${variant.key}`,
          expression: product(share, variant.expression),
        })),
      ];
    },
  },
};
