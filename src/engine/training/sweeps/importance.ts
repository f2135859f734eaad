import { RandomForestRegression } from "ml-random-forest";
import type { VariedValue } from "../../document/parts/sweepDocument";
import type { VariedSetting } from "../../document/sweep/settings/variedSetting";
import { meanOf } from "../../math/interval";
import { createRandom, shuffle } from "../../random";

/** How much a setting matters for a figure, as a forest that was fitted to the runs sees it. */
export interface Importance {
  /** By how much shuffling the setting's values raises the forest's squared error on runs that it hasn't seen, relative to the figures' variance. */
  readonly mean: number;
  /** The standard deviation over the parts of the runs that were left out in turn. */
  readonly deviation: number;
}

export interface Importances {
  /** In the order of the settings. */
  readonly settings: readonly Importance[];
  /** How much of the variance of runs that it hasn't seen the forest explains: 1 all, 0 or less none. Below 0.3 its importances say little. */
  readonly explained: number;
}

/** Fewer runs than this say nothing. */
export const fewestRuns = 20;
const folds = 5;
const shuffles = 5;

/**
 * Permutation importance of settings whose runs needn't be a full grid: an estimate, the same for the same runs.
 * @param runs values in the order of `settings`, with a finite figure each
 * @returns nothing for fewer than `fewestRuns`, or where all figures are the same
 * @see Breiman 2001, "Random Forests", section 10
 */
export function permutationImportance(
  settings: readonly VariedSetting[],
  runs: readonly { readonly values: readonly VariedValue[]; readonly figure: number }[],
): Importances | undefined {
  if (runs.length < fewestRuns) return undefined;
  const inputs = runs.map(({ values }) => values.map((value, k) => encoded(settings[k], value)));
  const figures = runs.map(({ figure }) => figure);
  const mean = meanOf(figures);
  const variance = meanOf(figures.map((figure) => (figure - mean) ** 2));
  if (variance === 0) return undefined;

  const random = createRandom(1);
  const order = Array.from(runs, (_, k) => k);
  shuffle(order, random);
  const rises: number[][] = settings.map(() => []);
  const errors: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const seen = order.filter((_, k) => k % folds !== fold);
    const left = order.filter((_, k) => k % folds === fold);
    const forest = new RandomForestRegression({
      seed: fold + 1,
      nEstimators: 60,
      noOOB: true,
      replacement: false,
    });
    forest.train(
      seen.map((k) => inputs[k]),
      seen.map((k) => figures[k]),
    );
    const rows = left.map((k) => inputs[k]);
    const wanted = left.map((k) => figures[k]);
    const error = squaredError(forest.predict(rows), wanted);
    errors.push(error);
    settings.forEach((_, index) => {
      const raised = Array.from({ length: shuffles }, () => {
        const column = rows.map((row) => row[index]);
        shuffle(column, random);
        return squaredError(forest.predict(rows.map((row, k) => row.with(index, column[k]))), wanted) - error;
      });
      rises[index].push(meanOf(raised) / variance);
    });
  }
  return {
    settings: rises.map((rise) => {
      const average = meanOf(rise);
      return { mean: average, deviation: Math.sqrt(meanOf(rise.map((value) => (value - average) ** 2))) };
    }),
    explained: 1 - meanOf(errors) / variance,
  };
}

/** A tree cuts a range in two, so that only the order of a setting's numbers counts; choices are numbered. */
function encoded({ choices, parameter }: VariedSetting, value: VariedValue): number {
  if (typeof value === "number") return value;
  const index = choices?.findIndex(({ id }) => id === value) ?? 0;
  // "full", beside numbers, is more than any of them.
  return parameter ? 1e9 + index : index;
}

const squaredError = (found: readonly number[], wanted: readonly number[]) =>
  meanOf(found.map((value, k) => (value - wanted[k]) ** 2));
