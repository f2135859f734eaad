import type { NetworkDocument } from "../../document/document";
import { lossOf, overOutputsOf } from "../../document/variants";
import { constant, number, product } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind } from "../formula/parts";
import { isNear, otherFactors, scaledTerms } from "../lines/factors";
import { scaledBy } from "../pass/rules";
import type { Situation } from "../pass/situation";

/** ½, 2, 1/N and N where they don't belong, or left out where they do. */
export const wrongFactor: Mistake = {
  id: "wrongFactor",
  label: "factor ½, 2 or 1/n wrong",
  words: "a constant factor is wrong",
  inFormula: {
    weight: 9,
    scalesResult: true,
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
        ({ value }, index) => factors.findIndex((other) => other.value === value) === index,
      );
      return formula.ways.flatMap((way) =>
        different.map(({ tex, value, words }) => ({
          key: `times ${value}`,
          words,
          expression: product(constant(tex, value), way),
        })),
      );
    },
  },
  inExpression: {
    rank: 1,
    ofWhole: (whole) => [
      { words: "it is twice what it should be", expression: product(number(2), whole) },
      { words: "it is half of what it should be", expression: product(number(0.5), whole) },
    ],
  },
  inPass: {
    ofNetwork: [
      {
        way: "square",
        rank: 9,
        label: "the square's 2 wrong",
        words:
          "Lost track of the square's 2: kept it beside a loss with ½, which cancels it, or left it out where there is no ½.",
        applies: (document) => lossOf(document).squares !== undefined,
        back: { at: "loss", rule: ({ document }) => scaledBy(squareFactor(document)) },
      },
      {
        way: "outputs",
        rank: 10,
        label: "1/K of the mean over outputs forgotten",
        words: "Forgot that the loss also divides by the number of outputs.",
        applies: (document) =>
          overOutputsOf(document) === "mean" && document.layers[document.layers.length - 1].units > 1,
        back: { at: "loss", rule: ({ stage }) => scaledBy(stage.shapes[0][0]) },
      },
      {
        way: "examples",
        rank: 11,
        label: "1/N of the mean forgotten",
        words:
          "Added the examples' gradients up where the loss is their mean: what it is divided by is missing.",
        applies: ({ loss, batch }) => loss.reduction === "mean" && batch.inputs.length > 1,
        back: {
          at: "reduction",
          rule: () => (edge, into) =>
            into.forEach((_, n) => {
              into[n] += edge.outputGradient[0];
            }),
        },
      },
    ],
    ofProgram: [
      {
        rank: 11,
        *candidates(situation) {
          const { claimed, gradient, factor, text, ways, withRule, name } = situation;
          const isMean = /\bmean\(/.test(text);
          for (const known of knownFactors(situation)) {
            if (factor !== undefined && isNear(factor, known.factor))
              yield { numbers: claimed, words: `there is a factor ${known.meaning} too much` };
            if (factor !== undefined && isNear(factor, 1 / known.factor))
              yield {
                numbers: claimed,
                words: isMean
                  ? `a mean stands where a sum belongs: each number is 1/${known.meaning} of the true one`
                  : `a factor ${known.meaning} is missing`,
              };
          }
          // Of two numbers that add up to 0 any are a multiple.
          if (factor !== undefined && gradient.length > 2 && !isNear(factor, -1))
            yield {
              numbers: claimed,
              words: `each number is the true one times ${Number(factor.toPrecision(4))}`,
            };
          for (const way of ways)
            for (const known of knownFactors(situation)) {
              const from = name(way.output);
              yield {
                numbers: withRule(way, scaledBy(known.factor)),
                words: `what comes back from ${from} has a factor ${known.meaning} too much`,
              };
              yield {
                numbers: withRule(way, scaledBy(1 / known.factor)),
                words: `what comes back from ${from} lacks a factor ${known.meaning}`,
              };
            }
        },
      },
    ],
  },
  inLine: [
    { rank: 4, edits: otherFactors },
    { rank: 12, edits: scaledTerms },
  ],
};

/** What the wrong gradient is of the right one: twice it beside a ½, half of it where there is none. */
const squareFactor = (document: NetworkDocument) => (lossOf(document).squares?.halved ? 2 : 0.5);

/** Twice, half, and what means and sums differ by. */
function* knownFactors({ ways, variable }: Situation): Iterable<{ factor: number; meaning: string }> {
  yield { factor: 2, meaning: "2" };
  const values = [variable, ...ways.flatMap(({ output, node }) => [output, ...node.inputs])];
  const counts = new Set(values.flatMap(({ shape, data }) => [...shape, data.length]));
  for (const count of counts) {
    if (count < 2) continue;
    if (count !== 2) yield { factor: count, meaning: `${count}` };
    if (count > 2) yield { factor: 2 * count, meaning: `${2 * count} = 2 · ${count}` };
  }
  yield { factor: 4, meaning: "4" };
}
