import { type DataPart, dataParts, type PreparedData } from "../data/preparedData";
import { noClass } from "./said";

/** How often the examples of each class were said to be of which. */
export interface Confusion {
  readonly part: DataPart;
  /** From 0: the class of the examples, then the class that was said. */
  readonly counts: readonly (readonly number[])[];
  readonly classes: readonly ClassFigures[];
  /** How many examples, and of how many no class was said, since an output isn't a number. */
  readonly total: number;
  readonly unsaid: number;
}

/** Figures of one class, each NaN where nothing is divided by nothing. */
export interface ClassFigures {
  /** How many examples of the class there are. */
  readonly count: number;
  /** Of the examples that were said to be of the class, the share that is. */
  readonly precision: number;
  /** Of the examples of the class, the share that was said to be. */
  readonly recall: number;
  /** The harmonic mean of both. */
  readonly f1: number;
}

/**
 * @param data of a classification
 * @param said the class that was said, of each example
 * @param part whose examples count
 */
export function confusionOf(
  { task, labels, partOf }: Pick<PreparedData, "task" | "labels" | "partOf">,
  said: Int32Array,
  part: DataPart,
): Confusion | undefined {
  if (task.kind !== "classification" || !labels) return undefined;
  const classes = task.classes.length;
  const number = dataParts.indexOf(part);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const sizes = new Array<number>(classes).fill(0);
  let unsaid = 0;
  labels.forEach((label, n) => {
    if (partOf[n] !== number) return;
    sizes[label] += 1;
    if (said[n] === noClass) unsaid += 1;
    else counts[label][said[n]] += 1;
  });
  const figures = counts.map((row, k): ClassFigures => {
    const right = row[k];
    const precision = right / counts.reduce((sum, other) => sum + other[k], 0);
    const recall = right / sizes[k];
    return { count: sizes[k], precision, recall, f1: (2 * right) / (2 * right + missed(counts, sizes, k)) };
  });
  return { part, counts, classes: figures, total: sizes.reduce((sum, size) => sum + size, 0), unsaid };
}

/** How many examples are wrongly said to be of a class, or of the class and not said to be. */
function missed(counts: readonly (readonly number[])[], sizes: readonly number[], k: number): number {
  const said = counts.reduce((sum, row) => sum + row[k], 0);
  return said + sizes[k] - 2 * counts[k][k];
}
