import { expect, test } from "vitest";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import type { SweepingDocument } from "../../../../src/engine/document/sweep/plannedRuns";
import { varianceShares } from "../../../../src/engine/training/sweeps/variance";
import type { WhatMatters } from "../../../../src/store/compare/state/compareState";
import { Matters } from "../../../../src/views/compare/beside/Matters";
import { openStill } from "../../openStill";

const document = {
  ...twoCirclesDocument(),
  sweep: {
    settings: [
      { setting: "learningRate", values: [0.01, 0.1] },
      { setting: "activation", values: ["tanh", "relu"] },
    ],
    repeats: 1,
    seed: 1,
    decides: { figure: "validationError", at: "best" },
  },
} as SweepingDocument;

/** How long each bar is, in per cent of the longest, and what stands beside it. */
async function barsOf(matters: WhatMatters) {
  const statistics = { kind: "statistics", id: 1, cells: [], matters } as const;
  const { container } = await openStill(<Matters document={document} rows={[]} />, {
    compare: { statistics },
  });
  const bars = [...container.querySelectorAll(".share-bars > div")].map((bar) => [
    bar.querySelector("dt")?.textContent,
    bar.querySelector<HTMLElement>(".bar")?.style.width,
    bar.querySelector(".percent")?.textContent,
  ]);
  return { container, bars };
}

test("shares of the variance are per cent of it all, beside the bars and in the table of the sums", async () => {
  // The activation does twice what the learning rate does, so that its part of the sum of squares is four times as large.
  const shares = varianceShares(
    [2, 2],
    [1, 3, 2, 4].map((figure, k) => ({ levels: [k >> 1, k & 1], figure })),
  );
  const { container, bars } = await barsOf({ ...(shares && { shares }) });
  expect(bars).toEqual([
    [expect.stringContaining("activation"), "100%", "80.0 %"],
    [expect.not.stringContaining("activation"), "25%", "20.0 %"],
    [expect.stringContaining("×"), "0%", "0.0 %"],
  ]);
  const written = [...container.querySelectorAll("tbody tr td:last-child")].map(
    ({ textContent }) => textContent,
  );
  expect(written).toEqual(["80 %", "20 %", "0 %"]);
});

test("an estimate says how much of the variance it explains, and that it says little where that is little", async () => {
  const settings = [{ mean: 0.125 }, { mean: 0.5 }];
  const estimated = (explained: number) => barsOf({ importances: { settings, explained } as never });
  const { container, bars } = await estimated(0.75);
  expect(bars.map(([, , percent]) => percent)).toEqual(["50.0 %", "12.5 %"]);
  expect(container.textContent).toContain("the forest explains 75 % of the variance.");
  const little = await estimated(0.25);
  expect(little.container.textContent).toContain("25 % of the variance, so this says little.");
});

test.each([
  [[0.1], "One run alone doesn’t show what matters"],
  [[0.1, 0.1, 0.1], "All runs have the same figure: nothing that is varied here matters for it."],
])("of the figures %j it says that there is nothing to divide", async (figures, said) => {
  const shares = varianceShares(
    [figures.length, 1],
    figures.map((figure, level) => ({ levels: [level, 0], figure })),
  );
  const { container } = await barsOf({ ...(shares && { shares }) });
  expect(container.textContent).toContain(said);
});

test("values are told apart by their difference, though their own intervals overlap", async () => {
  const figures = [1, 2].flatMap((seed) =>
    [0, 1].flatMap((rate) => [0, 1].map((type) => ({ levels: [rate, type], figure: seed + 1.6 * rate }))),
  );
  const shares = varianceShares([2, 2], figures);
  const [one, other] = shares?.levels[0] ?? [];
  expect((one.half ?? 0) + (other.half ?? 0)).toBeGreaterThan(1.6);
  const { container } = await barsOf({ ...(shares && { shares }) });
  expect(container.querySelector(".matters-words")?.textContent).toMatch(
    /exactly\. Of activation, tanh and relu can’t be told apart: the 95 % interval of their difference has 0 in it\.$/,
  );
});
