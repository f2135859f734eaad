import { optimizers } from "../../optimizers";
import type { TrainableDocument } from "../document";

/** How a run's recorded epochs lie in one array: a row each. */
export interface RecordedRows {
  /** How many numbers a row has: epoch, step, random generator, validation loss, all parameters, the optimizer's slots. */
  readonly width: number;
  /** How many of them come before the parameters. */
  readonly head: number;
  readonly parameters: number;
}

export function recordedRows({ layers, optimizer }: TrainableDocument): RecordedRows {
  const head = 4;
  const slots = optimizers.find(({ id }) => id === optimizer.type)?.slots.length ?? 0;
  const parameters = layers.reduce(
    (sum, { weights, bias }) => sum + weights.length * weights[0].length + bias.length,
    0,
  );
  return { width: head + parameters * (1 + slots), head, parameters };
}

/** Whether this can be an array of a document's recorded epochs. */
export function holdsRecorded(document: TrainableDocument, rows: unknown): rows is Float64Array {
  const { width } = recordedRows(document);
  if (!(rows instanceof Float64Array) || rows.length % width !== 0) return false;
  const epochs = Array.from({ length: rows.length / width }, (_, row) => rows[row * width]);
  return epochs.every((epoch, row) => Number.isInteger(epoch) && epoch > (epochs[row - 1] ?? -1));
}
