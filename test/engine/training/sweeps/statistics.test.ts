import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { variedSetting } from "../../../../src/engine/document/sweep/variedSettings";
import { meanInterval, meanOf, meansAlike } from "../../../../src/engine/math/interval";
import { studentQuantile } from "../../../../src/engine/math/studentQuantile";
import { fewestRuns, permutationImportance } from "../../../../src/engine/training/sweeps/importance";
import { type VariancePart, varianceShares } from "../../../../src/engine/training/sweeps/variance";

interface Golden {
  readonly grids: readonly {
    readonly counts: readonly number[];
    readonly repeats: number;
    readonly runs: readonly (readonly [readonly number[], number])[];
    /** Sum of squares and degrees of freedom, by the letters of the settings. */
    readonly parts: Readonly<Record<string, readonly [number, number]>>;
  }[];
  readonly quantiles: readonly (readonly [number, number, number])[];
  readonly intervals: readonly {
    readonly values: readonly number[];
    readonly mean: number;
    readonly half: number;
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL("../../../golden/sweeps/statistics.json", import.meta.url), "utf8"),
) as Golden;

const figuresOf = ({ runs }: Golden["grids"][number]) => runs.map(([levels, figure]) => ({ levels, figure }));

describe.each(golden.grids)("a grid of $counts with $repeats runs a cell", (grid) => {
  const { counts, repeats, parts } = grid;
  const shares = varianceShares(counts, figuresOf(grid));

  it("divides its sum of squares as statsmodels does", () => {
    const expectPart = (part: VariancePart | undefined, [sum, freedom]: readonly [number, number]) => {
      expect(part?.sumOfSquares).toBeCloseTo(sum, 10);
      expect(part?.freedom).toBe(freedom);
    };
    const letters = (settings: readonly number[]) => settings.map((k) => "abcd"[k]).join("");
    for (const part of [...(shares?.main ?? []), ...(shares?.pairs ?? [])])
      if (parts[letters(part.settings)]) expectPart(part, parts[letters(part.settings)]);
    const higher = Object.entries(parts).filter(([name]) => name !== "Residual" && name.length > 2);
    if (repeats > 1) expectPart(shares?.seeds, parts.Residual);
    else higher.push(["Residual", parts.Residual]);
    if (shares?.higher)
      expectPart(shares.higher, [
        higher.reduce((sum, [, [square]]) => sum + square, 0),
        higher.reduce((sum, [, [, freedom]]) => sum + freedom, 0),
      ]);
    expect((shares?.main.length ?? 0) + (shares?.pairs.length ?? 0)).toBeGreaterThan(2);
  });

  it("has shares that are 1 together, and intervals where there are repeats", () => {
    const all = [...(shares?.main ?? []), ...(shares?.pairs ?? []), shares?.higher, shares?.seeds];
    expect(all.reduce((sum, part) => sum + (part?.share ?? 0), 0)).toBeCloseTo(1, 12);
    for (const levels of shares?.levels ?? [])
      for (const { half } of levels) expect(half === undefined).toBe(repeats === 1);
  });

  it("has none where a run is missing, or has no figure", () => {
    expect(varianceShares(counts, figuresOf(grid).slice(1))).toBeUndefined();
    expect(
      varianceShares(counts, figuresOf(grid).with(0, { levels: counts.map(() => 0), figure: Number.NaN })),
    ).toBeUndefined();
  });
});

it.each([0.25, 0.1, 0.175, 1 / 3, 1e-300])("says nothing of what has no variance: %d", (figure) => {
  for (const count of [1, 3, 7, 9]) {
    const same = Array.from({ length: count }, (_, level) => ({ levels: [level], figure }));
    const shares = varianceShares([count], same);
    expect(shares?.total).toBe(0);
    for (const { sumOfSquares, share } of shares?.main ?? []) expect([sumOfSquares, share]).toEqual([0, 0]);
    const runs = Array.from({ length: 3 * fewestRuns }, () => ({ values: [1], figure }));
    expect(permutationImportance([variedSetting("learningRate")], runs)).toBeUndefined();
    expect(meanInterval(Array(count + 1).fill(figure))).toMatchObject({ mean: figure, half: 0 });
  }
  expect(meanOf([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
});

it("tells means apart by the interval of their difference: their own may overlap", () => {
  const [one, other] = [3, 5].map((mean) => ({ mean, half: 1.2, count: 4 }));
  expect([meansAlike(one, other), meansAlike(one, { ...other, half: 1.8 })]).toEqual([false, true]);
});

// SciPy's own quantiles are good to about 5e-9.
it.each(golden.quantiles)(
  "knows the quantile of t with %d degrees of freedom for %d",
  (freedom, probability, quantile) => {
    expect(Math.abs(studentQuantile(freedom, probability) / quantile - 1)).toBeLessThan(1e-8);
  },
);

it.each(golden.intervals)("finds the interval of a mean as SciPy does", ({ values, mean, half }) => {
  const interval = meanInterval(values);
  expect(interval?.mean).toBeCloseTo(mean, 12);
  expect(interval?.half).toBeCloseTo(half, 9);
});

it("has no interval of one value, and no mean of none", () => {
  expect(meanInterval([0.5, Number.NaN])).toEqual({ mean: 0.5, count: 1 });
  expect(meanInterval([Number.NaN])).toBeUndefined();
  expect(meansAlike({ mean: 1, count: 1 }, { mean: 1, half: 1, count: 2 })).toBeUndefined();
});
