import type { Mistake } from "../contract/mistake";
import { operandOfText } from "../lines/edit";

export const extraTerm: Mistake = {
  id: "extraTerm",
  label: "a term too much",
  words: "there is a term too much",
  inLine: [
    {
      rank: 14,
      *edits(site) {
        for (const part of site.parts) {
          if (part.kind !== "binary" || !/^[-+]$/.test(part.operator)) continue;
          for (const [kept, left] of [
            [part.left, part.right],
            [part.right, part.left],
          ])
            yield {
              from: part.from,
              to: part.to,
              text: operandOfText(site, kept),
              words: `the term ${site.text(left)} is too much`,
            };
        }
      },
    },
  ],
};
