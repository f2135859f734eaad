import { parseQuantity } from "../../names/canonicalName";
import { isWeight, plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { exchanged, isKind, plainNamed, subject } from "../formula/parts";
import { operandOfText } from "../lines/edit";
import { turnedParts } from "../lines/turnedParts";
import { inputIndex, weightsIndex } from "../pass/network";
import { hasSquareWeights } from "../pass/networks";
import { isSquare, withTurned } from "../pass/rules";
import { otherInputs } from "../pass/situation";

export const transposedWeights: Mistake = {
  id: "transposedWeights",
  label: "transposed weight matrix",
  words: "the weight matrix was taken the wrong way round: rows for columns",
  inFormula: {
    weight: 7,
    variants(formula, { quantity }) {
      if (!isKind(formula, "weightedSum", "unitGradient", "inputGradient") || !subject(formula)) return [];
      return formula.ways.flatMap((way) => {
        let fits = true;
        const expression = exchanged(way, (name) => {
          const of = parseQuantity(name);
          if (of?.kind !== "plain" || !isWeight(of.of)) return undefined;
          const [row, column] = of.of.index;
          const other = quantity(plainNamed(plain("W", of.of.layer, [column, row])));
          fits &&= other !== undefined;
          return other;
        });
        return expression && fits ? [{ key: "transposed", expression }] : [];
      });
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 17,
        label: "W in place of Wᵀ",
        words: "Went back with W itself and not with its transpose, which only a square matrix allows.",
        applies: hasSquareWeights,
        back: { at: "weightedSum", toward: [inputIndex], rule: () => withTurned(weightsIndex) },
      },
    ],
    ofProgram: [
      {
        rank: 5,
        *candidates({ ways, withRule, name }) {
          for (const way of ways)
            for (const [index, factor] of otherInputs(way))
              if (isSquare(factor.shape))
                yield {
                  numbers: withRule(way, withTurned(index)),
                  words: `${name(factor)} isn't transposed, or is once too often`,
                };
        },
      },
    ],
  },
  inLine: [
    {
      rank: 6,
      *edits(site) {
        const inner = site.parts.filter((part) => !site.wholes.includes(part));
        yield* turnedParts(site, inner, {
          missing: (text) => `${text} isn't transposed`,
          extra: (text) => `${text} is transposed once too often`,
        });
        for (const part of site.parts) {
          if (part.kind !== "binary" || part.operator !== "*") continue;
          if (part.left.kind !== "number" || part.left.value !== 2) continue;
          const own = operandOfText(site, part.right);
          yield {
            from: part.from,
            to: part.to,
            text: `(${own} + ${own}.T)`,
            words: `${site.text(part)} is ${own} + ${own}.T only where ${own} is symmetric`,
          };
        }
      },
    },
  ],
};
