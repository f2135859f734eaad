import type { NetworkDocument } from "../../document/document";
import { isWeighted } from "../../document/variants";
import { evaluate } from "../../math/expressions/evaluate";
import { constant, difference, type Expression, product, sum } from "../../math/expressions/expression";
import { nameOf } from "../../names/canonicalName";
import { penaltyGradientOf } from "../../names/quantity";
import type { Mistake } from "../contract/mistake";
import { gradientIn, isKind, rewritten } from "../formula/parts";
import type { Context, Variant } from "../formula/trial";
import { stepApart } from "./uphill";

/** The mean over the batch taken once more, or taken back, when the weights are updated. */
export const stepByExamples: Mistake = {
  id: "stepByExamples",
  label: "1/n at the update",
  words: "the step is off by the number of examples",
  inFormula: {
    weight: 5,
    acrossKinds: true,
    variants(formula, context) {
      const { document } = context;
      const batch = document.batch.inputs.length;
      if (!isKind(formula, "update", "slot") || batch === 1) return [];
      const [way] = formula.ways;
      const variants = inGradient(way, context);
      const parts = isKind(formula, "update") ? stepApart(way) : undefined;
      if (!parts) return variants;
      const by = (tex: string, factor: number) =>
        sum([parts.from, ...parts.step.map((term) => product(constant(tex, factor), term))]);
      const steps = [
        {
          key: "divided",
          words: `the step was divided by the ${batch} examples once more`,
          expression: by(`\\tfrac{1}{${batch}}`, 1 / batch),
        },
        {
          key: "multiplied",
          words: `the step was multiplied by the ${batch} examples`,
          expression: by(String(batch), batch),
        },
      ];
      // Where the step is the gradient's alone, either is the same.
      const known = variants.map(({ expression }) => evaluate(expression));
      return [...variants, ...steps.filter(({ expression }) => !known.includes(evaluate(expression)))];
    },
  },
};

/** The gradient with the examples' part of it added up where the loss is their mean, or averaged where it is their sum. */
function inGradient(way: Expression, { document, quantity }: Context): readonly Variant[] {
  const batch = document.batch.inputs.length;
  if (isWeighted(document)) return [];
  const { factor, words } = slips[document.loss.reduction](batch);
  const expression = rewritten(way, (part) => {
    const of = gradientIn(part);
    if (!of) return undefined;
    const penalty = quantity(nameOf(penaltyGradientOf(of)));
    return penalty ? sum([product(factor, difference(part, penalty)), penalty]) : product(factor, part);
  });
  return expression ? [{ key: "gradient", words, expression }] : [];
}

const slips: {
  readonly [reduction in NetworkDocument["loss"]["reduction"]]: (batch: number) => {
    readonly factor: Expression;
    readonly words: string;
  };
} = {
  mean: (batch) => ({
    factor: constant(String(batch), batch),
    words: `the sum of the ${batch} examples' gradients was used, not their mean: ${batch} times as much`,
  }),
  sum: (batch) => ({
    factor: constant(`\\tfrac{1}{${batch}}`, 1 / batch),
    words: `the mean of the ${batch} examples' gradients was used, not their sum: 1/${batch} as much`,
  }),
};
