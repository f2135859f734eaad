import { batchEpochs } from "../../document/learningRate";
import { nameOf, parseQuantity } from "../../names/canonicalName";
import { updated } from "../../names/quantity";
import { isWeight } from "../../names/tensorRef";
import { createOptimizerState } from "../../pass/update";
import type { Mistake } from "../contract/mistake";
import { exchanged, isKind } from "../formula/parts";
import { inputIndex, weightsIndex } from "../pass/network";
import { withInput } from "../pass/rules";
import { otherInputs } from "../pass/situation";

export const updatedWeights: Mistake = {
  id: "updatedWeights",
  label: "updated weights used on the way back",
  words: "the weights were updated first, and the new ones were used on the way back",
  inFormula: {
    weight: 6,
    variants: (formula, { quantity }) =>
      isKind(formula, "unitGradient", "inputGradient")
        ? formula.ways.flatMap((way) => {
            const expression = exchanged(way, (name) => {
              const of = parseQuantity(name);
              return of?.kind === "plain" && isWeight(of.of) ? quantity(nameOf(updated(of.of))) : undefined;
            });
            return expression ? [{ key: "updated", expression }] : [];
          })
        : [],
  },
  inPass: {
    ofNetwork: [
      {
        rank: 22,
        label: "updated weights used on the way back",
        words: "Updated a layer's weights at once and went on backward through the new ones.",
        applies: () => true,
        back: {
          at: "weightedSum",
          toward: [inputIndex],
          rule: ({ document, plan, whole }) =>
            withInput(weightsIndex, (W) => {
              const { optimizer, slots, settings } = createOptimizerState(
                document,
                plan,
                batchEpochs(document),
              );
              const changed = W.slice();
              optimizer.update(changed, whole.gradients[plan.values.indexOf(W)], slots, settings, 1);
              return changed;
            }),
        },
      },
    ],
    ofProgram: [
      {
        rank: 3,
        *candidates({ ways, withRule, name, later }) {
          for (const way of ways)
            for (const [index, factor] of otherInputs(way))
              for (const other of later(factor))
                if (other.data.length === factor.data.length)
                  yield {
                    numbers: withRule(
                      way,
                      withInput(index, () => other.data),
                    ),
                    words: `${name(factor)} is read after its update: the gradient takes it as it was before`,
                  };
        },
      },
    ],
  },
  inLine: [
    {
      rank: -1,
      tooEarly: (name, line) =>
        `${name} is read after its update in line ${line}: the gradient takes it as it was before`,
    },
  ],
};
