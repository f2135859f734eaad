import { type Interval, meanOf } from "../../math/interval";
import { studentQuantile } from "../../math/studentQuantile";

/** One run's place in a grid and its figure. */
export interface GridFigure {
  /** The place of its value of each setting, from 0. */
  readonly levels: readonly number[];
  readonly figure: number;
}

/** A part of the variance over a full grid. */
export interface VariancePart {
  /** The settings whose interplay it is, by their indices: one for a main effect, two for a pair. */
  readonly settings: readonly number[];
  readonly sumOfSquares: number;
  readonly freedom: number;
  /** Of the total sum of squares; 0 where all figures are the same. */
  readonly share: number;
}

/** How the variance of a figure over a full grid divides. All shares together are 1, or 0 where all figures are the same. */
export interface VarianceShares {
  readonly total: number;
  readonly main: readonly VariancePart[];
  readonly pairs: readonly VariancePart[];
  /** Of three settings and more, together. */
  readonly higher?: VariancePart;
  /** Between runs of one cell, which differ in their seeds alone; absent without repeats. */
  readonly seeds?: VariancePart;
  /** The mean of each value of each setting; with its interval, by the variance between seeds, where there are repeats. */
  readonly levels: readonly (readonly Interval[])[];
}

/**
 * The shares of variance of a balanced design, exactly: with each subset S of the settings goes
 * SS(S) = Σ over runs of (mean of the run's cell in S − mean)² less the SS of all subsets of S; what is left within cells is the seeds'.
 * @param counts how many values each setting has
 * @returns nothing where a cell is missing, or cells have different numbers of runs, or a figure isn't finite
 * @see Montgomery, Design and Analysis of Experiments, chapter 5 (factorial designs)
 */
export function varianceShares(
  counts: readonly number[],
  figures: readonly GridFigure[],
): VarianceShares | undefined {
  const cells = counts.reduce((product, count) => product * count, 1);
  const perCell = figures.length / cells;
  const sizes = [
    ...grouped(
      figures,
      counts,
      counts.map((_, k) => k),
    ).values(),
  ];
  const isBalanced = sizes.length === cells && sizes.every(({ length }) => length === perCell);
  if (!isBalanced || perCell < 1 || !figures.every(({ figure }) => Number.isFinite(figure))) return undefined;

  const mean = meanOf(figures.map(({ figure }) => figure));
  const total = figures.reduce((sum, { figure }) => sum + (figure - mean) ** 2, 0);
  const varied = counts.flatMap((count, k) => (count > 1 ? [k] : []));
  const between = (settings: readonly number[]) =>
    [...grouped(figures, counts, settings).values()].reduce(
      (sum, group) => sum + group.length * (meanOf(group) - mean) ** 2,
      0,
    );
  const part = (settings: readonly number[], sumOfSquares: number, freedom: number): VariancePart => ({
    settings,
    // Rounding can leave a little less than nothing.
    sumOfSquares: Math.max(0, sumOfSquares),
    freedom,
    share: total > 0 ? Math.max(0, sumOfSquares) / total : 0,
  });
  const main = varied.map((k) => part([k], between([k]), counts[k] - 1));
  const pairs = varied.flatMap((k, index) =>
    varied.slice(index + 1).map((l) => {
      const own = main.filter(({ settings: [of] }) => of === k || of === l);
      const less = own.reduce((sum, { sumOfSquares }) => sum + sumOfSquares, 0);
      return part([k, l], between([k, l]) - less, (counts[k] - 1) * (counts[l] - 1));
    }),
  );
  const explained = between(varied);
  const lower = [...main, ...pairs];
  const left = explained - lower.reduce((sum, { sumOfSquares }) => sum + sumOfSquares, 0);
  const leftFreedom = cells - 1 - lower.reduce((sum, { freedom }) => sum + freedom, 0);
  const seeds = perCell > 1 ? part([], total - explained, cells * (perCell - 1)) : undefined;
  return {
    total,
    main,
    pairs,
    ...(varied.length > 2 && { higher: part(varied, left, leftFreedom) }),
    ...(seeds && { seeds }),
    levels: counts.map((_, k) => levelsOf(k, figures, counts, seeds)),
  };
}

function levelsOf(
  setting: number,
  figures: readonly GridFigure[],
  counts: readonly number[],
  seeds: VariancePart | undefined,
): Interval[] {
  const groups = grouped(figures, counts, [setting]);
  return Array.from({ length: counts[setting] }, (_, level) => {
    const group = groups.get(level) ?? [];
    const interval = { mean: meanOf(group), count: group.length };
    if (!seeds) return interval;
    const error = seeds.sumOfSquares / seeds.freedom;
    return { ...interval, half: studentQuantile(seeds.freedom) * Math.sqrt(error / group.length) };
  });
}

/** The figures by their indices in some of the settings, counted as the digits of one number. */
function grouped(
  figures: readonly GridFigure[],
  counts: readonly number[],
  settings: readonly number[],
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { levels, figure } of figures) {
    const key = settings.reduce((number, k) => number * counts[k] + levels[k], 0);
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}
