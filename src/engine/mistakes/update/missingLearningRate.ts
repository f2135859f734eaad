import { learningRateNow } from "../../document/learningRate";
import { constant, type Expression, negative, product, sum } from "../../math/expressions/expression";
import { learningRate } from "../../optimizers/optimizer";
import type { Mistake } from "../contract/mistake";
import { isKind, productFactors } from "../formula/parts";
import type { Variant } from "../formula/trial";
import { stepApart } from "./uphill";

export const missingLearningRate: Mistake = {
  id: "missingLearningRate",
  label: "learning rate wrong or left out",
  words: "the learning rate is missing",
  inFormula: {
    weight: 6,
    variants(formula, { document }) {
      const parts = isKind(formula, "update") ? stepApart(formula.ways[0]) : undefined;
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
  },
  inPass: {
    ofNetwork: [
      {
        rank: 28,
        label: "learning rate forgotten",
        words: "Took the whole step, without multiplying it by the learning rate.",
        applies: (document) => learningRateNow(document).value !== 1,
        update: { learningRate: 1 },
      },
    ],
  },
};

function withRate(term: Expression, rate: number): Expression | undefined {
  const bare = term.kind === "negative" ? term.of : term;
  const isRate = (factor: Expression) => factor.kind === "constant" && factor.role === learningRate.name;
  const factors = productFactors(bare);
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
