import { activations } from "../../activations";
import { call, quotient, type ScalarFunction, sum } from "../../math/expressions/expression";
import { quantitiesIn } from "../../math/expressions/parts";
import { exponential } from "../../math/expressions/scalarFunctions";
import type { Mistake } from "../contract/mistake";
import { isKind, plainIn, plainNamed, subject } from "../formula/parts";

export const wrongSoftmax: Mistake = {
  id: "wrongSoftmax",
  label: "softmax done differently",
  words: "the softmax is computed differently",
  inFormula: {
    weight: 5,
    variants(formula, { document, quantity }) {
      const [way] = formula.ways;
      const of = subject(formula);
      if (!isKind(formula, "activation") || way.kind !== "quotient" || !of) return [];
      const scores = quantitiesIn(way.denominator).flatMap((name) => quantity(name) ?? []);
      const own = scores[of.index[0] - 1];
      if (!own) return [];
      const powers = scores.map((score) => call(exponential, score));
      const power = powers[of.index[0] - 1];
      const others = powers.filter((other) => other !== power);
      const score = plainIn(own);
      const overExamples =
        document.batch.inputs.length > 1 && score
          ? document.batch.inputs.flatMap((_, n) => quantity(plainNamed({ ...score, example: n + 1 })) ?? [])
          : [];
      const inBatch = overExamples.flatMap((_, n) =>
        scores.flatMap((other) => {
          const unit = plainIn(other);
          return unit ? (quantity(plainNamed({ ...unit, example: n + 1 })) ?? []) : [];
        }),
      );
      const twos = scores.map((other) => call(powerOfTwo, other));
      const base2 = quotient(twos[of.index[0] - 1], sum(twos));
      return [
        {
          key: "unnormalized",
          words: "the softmax isn't divided by the sum of all powers",
          expression: power,
        },
        {
          key: "linear",
          words: "the exponential is missing: the score was divided by the sum of the scores",
          expression: quotient(own, sum(scores)),
        },
        ...(others.length > 0
          ? [
              {
                key: "others",
                words: "the softmax is divided by the sum of the other powers alone",
                expression: quotient(power, sum(others)),
              },
            ]
          : []),
        ...activations.flatMap(({ id, label, parameters, create }) => {
          const expression =
            parameters.length > 0 ? own : create({}).expression([() => own], [0, 0], [[1, 1]]);
          return expression.kind === "call" && expression.function.evaluate(-1) !== -1
            ? [{ key: id, words: `${label} was applied in place of softmax`, expression }]
            : [];
        }),
        ...(overExamples.length > 0
          ? [
              {
                key: "over examples",
                words: "the softmax was taken over the examples and not over the classes",
                expression: quotient(power, sum(overExamples.map((other) => call(exponential, other)))),
              },
            ]
          : []),
        { key: "base 2", words: "the powers are of 2 and not of e", expression: base2 },
        ...(inBatch.length > scores.length
          ? [
              {
                key: "whole batch",
                words: "the softmax was taken over the whole batch at once, and not for each example",
                expression: quotient(power, sum(inBatch.map((other) => call(exponential, other)))),
              },
            ]
          : []),
        { key: "none", words: "the softmax is missing", expression: own },
      ];
    },
  },
  inLine: [
    {
      // The numbers of a softmax depend on each other: a slope for each of them alone isn't enough.
      rank: 11,
      *edits({ wholes, names, text }) {
        const first = names.slice(0, 10);
        for (const part of wholes) {
          // What has a sum or product of rows may have taken the others in, but not as a softmax does.
          const isAlone = !/sum|mean|@|dot|matmul|einsum|inner|outer/.test(text(part));
          for (const output of first)
            for (const gradient of first)
              if (output !== gradient)
                for (const axis of ["", ", axis=1, keepdims=True", ", axis=0, keepdims=True"])
                  yield {
                    from: part.from,
                    to: part.to,
                    text: `${output} * (${gradient} - np.sum(${gradient} * ${output}${axis}))`,
                    words: isAlone
                      ? `each of a softmax's outputs ${output} depends on all its inputs: what comes back from the others is missing`
                      : `this isn't a softmax's way back: from ${gradient} the sum of ${gradient} * ${output} over each softmax has to be taken off`,
                  };
        }
      },
    },
  ],
};

const powerOfTwo: ScalarFunction = {
  id: "powerOfTwo",
  tex: "2^{x}",
  letters: ["x"],
  evaluate: (x) => 2 ** x,
  binds: "power",
};
