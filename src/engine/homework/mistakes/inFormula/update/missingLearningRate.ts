import { isLearningRate, learningRateNow } from "../../../../document/variants";
import { constant, type Expression, negative, product, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake, Variant } from "../mistake";
import { factorsOf, isKind } from "../parts";
import { stepOf } from "./uphill";

const missingLearningRate: Mistake = {
  ...knownMistakes.missingLearningRate,
  weight: 6,
  variants(formula, { document }) {
    const parts = isKind(formula, "update") ? stepOf(formula.ways[0]) : undefined;
    if (!parts) return [];
    const { value: rate } = learningRateNow(document);
    const { learningRate: base } = document.optimizer;
    const others = [base, 1, 0.5, 0.1, 0.05, 0.01, 0.001, 10 * rate, 0.1 * rate].filter(
      (other) => other !== rate,
    );
    return [...new Set(others)].flatMap((other): Variant[] => {
      const step = parts.step.map((term) => withRate(term, other));
      if (step.some((term) => term === undefined)) return [];
      return [
        {
          key: `rate ${other}`,
          ...(other !== 1 && { words: `the learning rate is ${other} here and not ${rate}` }),
          expression: sum([parts.from, ...(step as Expression[])]),
        },
      ];
    });
  },
};
export default missingLearningRate;

function withRate(term: Expression, rate: number): Expression | undefined {
  const bare = term.kind === "negative" ? term.of : term;
  const isRate = (factor: Expression) => factor.kind === "constant" && isLearningRate(factor.symbol);
  const factors = factorsOf(bare);
  if (bare.kind === "quotient") {
    const above = withRate(bare.numerator, rate);
    const whole: Expression | undefined = above && { ...bare, numerator: above };
    return whole && (term.kind === "negative" ? negative(whole) : whole);
  }
  if (!factors.some(isRate)) return undefined;
  const rest = factors.map((factor) => (isRate(factor) ? constant("\\eta", rate) : factor));
  const other = product(...(rate === 1 ? rest.filter((factor) => !isRate(factor)) : rest));
  return term.kind === "negative" ? negative(other) : other;
}
