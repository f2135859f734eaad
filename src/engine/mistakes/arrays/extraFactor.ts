import type { Mistake } from "../contract/mistake";
import { operandOfText } from "../lines/edit";

export const extraFactor: Mistake = {
  id: "extraFactor",
  label: "a factor too much",
  words: "there is a factor too much",
  inLine: [
    {
      rank: 5,
      *edits(site) {
        for (const part of site.parts) {
          if (part.kind !== "binary" || part.operator !== "*") continue;
          for (const [kept, left] of [
            [part.left, part.right],
            [part.right, part.left],
          ])
            yield {
              from: part.from,
              to: part.to,
              text: operandOfText(site, kept),
              words: `the factor ${site.text(left)} is too much`,
            };
        }
      },
    },
  ],
};
