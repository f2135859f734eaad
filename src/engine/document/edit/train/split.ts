import type { TrainingSettings } from "../../parts/trainingSettings";

type Split = TrainingSettings["split"];

/** The split of another number of examples in the same proportions; what rounding leaves over goes where most is missing. */
export function proportionalSplit(split: Split, count: number): Split {
  const sizes = [split.train, split.validation, split.test];
  const total = sizes[0] + sizes[1] + sizes[2];
  if (total === count) return split;
  const exact = sizes.map((size) => (total === 0 ? 0 : (size * count) / total));
  const [train, validation, test] = exact.map(Math.floor);
  const left = count - train - validation - test;
  const byRemainder = [0, 1, 2].sort((a, b) => (exact[b] % 1) - (exact[a] % 1));
  const extra = (part: number) => (byRemainder.indexOf(part) < left ? 1 : 0);
  // A split of nothing has no proportions: all go to training.
  if (total === 0) return { ...split, train: count };
  return { ...split, train: train + extra(0), validation: validation + extra(1), test: test + extra(2) };
}
