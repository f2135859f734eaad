/** Inputs as they were made from columns. */
export interface ColumnInputs {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** Whether a column is 0 or 1 for a category. */
  readonly isCategory: readonly boolean[];
}

/** Deviations that differ by more than this make one learning rate wrong for all. */
const apart = 10;
/** Numbers whose mean, or deviation, is beyond this saturate units, or make the first steps too large. */
const large = 10;

interface ColumnScale {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Why inputs are better standardized, as a sentence; nothing where their scales are alike and near 1. */
export function scaleWords({ names, rows, isCategory }: ColumnInputs): { readonly scales?: string } {
  const scales = names
    .map((name, k) => scaleOf(name, rows, k))
    .filter(({ deviation }, k) => !isCategory[k] && deviation > 0)
    .toSorted((a, b) => b.deviation - a.deviation);
  const [widest, narrowest] = [scales[0], scales.at(-1)];
  if (!widest || !narrowest) return {};
  if (widest.deviation > apart * narrowest.deviation)
    return { scales: `The inputs' scales differ: ${rangeWords(widest)}, ${rangeWords(narrowest)}.` };
  const far = scales.find(isFar);
  return far ? { scales: `The inputs are far from 0, or wide: ${rangeWords(far)}.` } : {};
}

/** The same for the targets of a regression. */
export function targetScaleWords(
  names: readonly string[],
  rows: readonly (readonly number[])[],
): { readonly targetScales?: string } {
  const far = names
    .map((name, k) => scaleOf(name, rows, k))
    .find((scale) => scale.deviation > 0 && (isFar(scale) || scale.deviation < 1 / large));
  return far
    ? { targetScales: `The targets are far from the outputs at the start: ${rangeWords(far)}.` }
    : {};
}

const isFar = ({ mean, deviation }: ColumnScale) => Math.abs(mean) > large || deviation > large;

const rangeWords = ({ name, minimum, maximum }: ColumnScale) =>
  `${name} goes from ${rounded(minimum)} to ${rounded(maximum)}`;

const rounded = (value: number) =>
  (value || 0).toLocaleString("en", { maximumSignificantDigits: 4 }).replace("-", "−");

function scaleOf(name: string, rows: readonly (readonly number[])[], index: number): ColumnScale {
  let sum = 0;
  let [minimum, maximum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    sum += row[index];
    minimum = Math.min(minimum, row[index]);
    maximum = Math.max(maximum, row[index]);
  }
  const mean = sum / rows.length;
  let squares = 0;
  for (const row of rows) squares += (row[index] - mean) ** 2;
  return { name, mean, deviation: Math.sqrt(squares / rows.length), minimum, maximum };
}
