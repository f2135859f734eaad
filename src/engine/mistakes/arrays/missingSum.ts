import type { Mistake } from "../contract/mistake";

export const missingSum: Mistake = {
  id: "missingSum",
  label: "sum over the batch left out",
  words: "the sum over the examples is missing",
  inLine: [
    {
      rank: 7,
      *edits(site) {
        for (const part of site.wholes)
          for (const [call, over] of [
            ["axis=0", "axis 0"],
            ["axis=1", "axis 1"],
            ["axis=0, keepdims=True", "axis 0"],
            ["axis=1, keepdims=True", "axis 1"],
            ["", "all numbers"],
          ])
            yield {
              from: part.from,
              to: part.to,
              text: call === "" ? `np.sum(${site.text(part)})` : `np.sum(${site.text(part)}, ${call})`,
              words: `the sum over ${over} is missing`,
            };
      },
    },
  ],
};
