import { lossOf } from "../../../../document/variants";
import { constant, product } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind } from "../parts";

/** ½, 2, 1/N and N where they don't belong, or left out where they do. */
const wrongFactor: Mistake = {
  ...knownMistakes.wrongFactor,
  weight: 9,
  variants(formula, { document }) {
    if (isKind(formula, "given", "weightedSum", "activation", "slope", "update", "slot")) return [];
    const batch = document.batch.inputs.length;
    const outputs = document.layers[document.layers.length - 1].units;
    const ofLoss = isKind(formula, "exampleLoss", "outputGradient");
    const factors = [
      {
        tex: "2",
        value: 2,
        words:
          ofLoss && lossOf(document).squares?.halved
            ? "the loss's ½ got lost, and the result is twice what it should be"
            : "the result is twice what it should be",
      },
      { tex: "\\tfrac{1}{2}", value: 0.5, words: "the result is half of what it should be" },
      ...(batch > 1
        ? [
            { tex: String(batch), value: batch, words: `the mean's 1/${batch} is missing` },
            {
              tex: `\\tfrac{1}{${batch}}`,
              value: 1 / batch,
              words: `the result was divided by the ${batch} examples once too often`,
            },
          ]
        : []),
      ...(outputs > 1
        ? [
            {
              tex: String(outputs),
              value: outputs,
              words: `the 1/${outputs} of a mean over the outputs is missing`,
            },
            {
              tex: `\\tfrac{1}{${outputs}}`,
              value: 1 / outputs,
              words: `the result was divided by the ${outputs} outputs`,
            },
          ]
        : []),
    ];
    const different = factors.filter(
      ({ value }, place) => factors.findIndex((other) => other.value === value) === place,
    );
    return formula.ways.flatMap((way) =>
      different.map(({ tex, value, words }) => ({
        key: `times ${value}`,
        words,
        expression: product(constant(tex, value), way),
      })),
    );
  },
};
export default wrongFactor;
