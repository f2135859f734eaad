import { product, sum } from "../../math/expressions/expression";
import { transposed } from "../../math/transposed";
import { plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import {
  gradientIn,
  gradientNamed,
  isGradientOf,
  isKind,
  plainIn,
  plainNamed,
  productFactors,
  subject,
  sumTerms,
} from "../formula/parts";
import { turnedParts } from "../lines/turnedParts";
import { weightsIndex } from "../pass/network";
import { hasSquareWeights } from "../pass/networks";
import { isSquare, turnedBack } from "../pass/rules";

export const transposedGradient: Mistake = {
  id: "transposedGradient",
  label: "gradient of the transposed matrix",
  words: "the matrix is transposed: this is the entry on the other side of the diagonal",
  inFormula: {
    weight: 4,
    variants(formula, { quantity }) {
      const of = subject(formula);
      if (!isKind(formula, "parameterGradient", "share") || !isGradientOf(formula, "weights") || !of)
        return [];
      const [row, column] = of.index;
      if (row === column) return [];
      return formula.ways.flatMap((way) => {
        const terms = sumTerms(way);
        const index = terms.findIndex(
          (term) => productFactors(term).length === 2 && productFactors(term).some(gradientIn),
        );
        if (index < 0) return [];
        const [first, second] = productFactors(terms[index]);
        const [delta, input] = [gradientIn(first), plainIn(second)];
        if (!delta || !input) return [];
        const otherDelta = quantity(
          gradientNamed(plain(delta.base, delta.layer, [column], delta.example, delta.stage)),
        );
        const otherInput = quantity(
          plainNamed(plain(input.base, input.layer, [row], input.example, input.stage)),
        );
        if (!otherDelta || !otherInput) return [];
        const rest = terms.filter((_, k) => k !== index);
        return [{ key: "transposed", expression: sum([product(otherDelta, otherInput), ...rest]) }];
      });
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 18,
        label: "gradient of W transposed",
        words:
          "Wrote each gradient of a square W into the place of the other direction: row and column exchanged.",
        applies: hasSquareWeights,
        back: { at: "weightedSum", toward: [weightsIndex], rule: () => turnedBack },
      },
    ],
    ofProgram: [
      {
        rank: 4,
        *candidates({ variable, gradient, ways, withRule, name }) {
          if (!isSquare(variable.shape)) return;
          yield {
            numbers: transposed(gradient, variable.shape),
            words: "rows and columns are exchanged: it is the transpose of the gradient",
          };
          for (const way of ways)
            if (way.node.inputs[way.input] === variable)
              yield {
                numbers: withRule(way, turnedBack),
                words: `what comes back from ${name(way.output)} has its rows and columns exchanged`,
              };
        },
      },
    ],
  },
  inLine: [
    {
      rank: 6,
      *edits(site) {
        const words = "rows and columns are exchanged: it is the transpose of the gradient";
        yield* turnedParts(site, site.wholes, { missing: () => words, extra: () => words });
        for (const part of site.parts)
          if (part.kind === "call" && /outer$/.test(site.text(part.callee)) && part.arguments.length === 2)
            yield {
              from: part.from,
              to: part.to,
              text: `${site.text(part.callee)}(${site.text(part.arguments[1])}, ${site.text(part.arguments[0])})`,
              words: "the two sides of the outer product are exchanged: it is the transpose of the gradient",
            };
      },
    },
  ],
};
