import type { Mistake } from "../contract/mistake";
import { operandOfText, type Site } from "../lines/edit";

export const otherProduct: Mistake = {
  id: "otherProduct",
  label: "another kind of product",
  words: "another kind of product belongs here",
  inLine: [
    {
      rank: 5,
      *edits(site) {
        for (const part of site.parts) {
          const sides = sidesOf(site, part);
          if (!sides) continue;
          const [left, right] = sides;
          for (const [text, words] of [
            [
              `np.outer(${left}, ${right})`,
              "an outer product belongs here, each number of the one times each of the other",
            ],
            [`${left} * ${right}`, "a product number by number belongs here"],
            [`${left} @ ${right}`, "a matrix product belongs here"],
          ])
            if (text !== site.text(part)) yield { from: part.from, to: part.to, text, words };
        }
      },
    },
  ],
};

/** The two sides of a product, however it is written. */
function sidesOf(site: Site, part: Site["parts"][number]): readonly [string, string] | undefined {
  if (part.kind === "binary" && /^[*@]$/.test(part.operator))
    return [operandOfText(site, part.left), operandOfText(site, part.right)];
  if (part.kind !== "call" || !/\b(?:dot|matmul|multiply|outer)$/.test(site.text(part.callee)))
    return undefined;
  const [left, right] = part.arguments;
  if (left && right) return [operandOfText(site, left), operandOfText(site, right)];
  return left && part.callee.kind === "attribute"
    ? [operandOfText(site, part.callee.of), operandOfText(site, left)]
    : undefined;
}
