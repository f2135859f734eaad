import { type Plain, plain } from "../../names/tensorRef";
import type { Recorded } from "../../program/values/recorded";
import type { Mistake } from "../contract/mistake";
import {
  exchanged,
  isGradientOf,
  isKind,
  neighbours,
  plainIn,
  plainNamed,
  productFactors,
  sumTerms,
  unitsIn,
} from "../formula/parts";
import { otherNames } from "../lines/otherNames";
import { inputIndex, weightsIndex } from "../pass/network";
import { slopedLayers } from "../pass/networks";
import { withInput } from "../pass/rules";
import { otherInputs, type Situation } from "../pass/situation";

export const otherInput: Mistake = {
  id: "otherInput",
  label: "wrong input of the weight",
  words: "what the weight multiplies is not what was used",
  inFormula: {
    weight: 6,
    variants(formula, context) {
      if (!isKind(formula, "parameterGradient", "share") || !isGradientOf(formula, "weights")) return [];
      return formula.ways.flatMap((way) =>
        sumTerms(way).flatMap((term) =>
          productFactors(term).flatMap((factor) => {
            const of = plainIn(factor);
            if (!of || factor.kind !== "quantity" || (of.base !== "a" && of.base !== "x")) return [];
            return candidates(of, formula.layer ?? 0, unitsIn(context, of.layer ?? 0)).flatMap(
              ({ other, key, words }) => {
                const found = context.quantity(plainNamed(other));
                const expression =
                  found && exchanged(way, (name) => (name === factor.name ? found : undefined));
                return expression ? [{ key, words, expression }] : [];
              },
            );
          }),
        ),
      );
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 21,
        label: "z of the layer before in place of a",
        words: "Multiplied δ by the weighted sum z of the layer before, and not by its output a.",
        applies: (document) => slopedLayers(document).some((layer) => layer < document.layers.length - 1),
        back: {
          at: "weightedSum",
          toward: [weightsIndex],
          rule: ({ plan, layer = 0 }) =>
            withInput(inputIndex, (X) =>
              layer === 0 ? X : plan.values[plan.graph.layers[layer - 1].preActivation],
            ),
        },
      },
    ],
    ofProgram: [
      {
        rank: 7,
        *candidates(situation) {
          const { ways, withRule, name } = situation;
          for (const way of ways)
            for (const [index, factor] of otherInputs(way))
              for (const other of relatives(factor, situation))
                if (!/^[-\d.]*$/.test(name(other)))
                  yield {
                    numbers: withRule(
                      way,
                      withInput(index, () => other.data),
                    ),
                    words: `${name(other)} stands where ${name(factor)} belongs`,
                  };
        },
      },
    ],
  },
  inLine: [{ rank: 8, edits: (site) => otherNames(site, "value") }],
};

function candidates(of: Plain, layer: number, units: number): { other: Plain; key: string; words: string }[] {
  const unit = of.index[0];
  return [
    ...neighbours(of, 0, units).map((other) => ({
      other,
      key: `by ${other.index[0] - unit}`,
      words:
        "the gradient was multiplied by another unit's value, and not by the one that the weight multiplies",
    })),
    ...(of.base === "a"
      ? [
          {
            other: plain("z", of.layer, of.index, of.example),
            key: "z",
            words: "the weighted sum z was used in place of the activation",
          },
          {
            other: plain("x", undefined, of.index, of.example),
            key: "x",
            words: "the network's input was used in place of the layer's",
          },
        ]
      : []),
    {
      other: plain("a", layer + 1, of.index, of.example),
      key: "output",
      words: "the layer's output was used in place of its input",
    },
  ];
}

/** Values that are near another and have its shape: what goes into its function, and what its functions make. */
function* relatives(value: Recorded, { ways }: Situation): Iterable<Recorded> {
  const isAlike = (other: Recorded) =>
    other !== value && other.data.length === value.data.length && String(other.shape) === String(value.shape);
  const before = [value];
  for (const one of before) {
    for (const other of one.node?.inputs ?? [])
      if (isAlike(other) && !before.includes(other) && before.length < 6) before.push(other);
  }
  yield* before.slice(1);
  for (const { output, node } of ways)
    for (const other of [output, ...node.inputs]) if (isAlike(other) && !before.includes(other)) yield other;
}
