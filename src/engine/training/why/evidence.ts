import type { Change } from "../../document/changes";
import type { TrainableDocument } from "../../document/document";
import type { LayerParameters } from "../../document/parts/runState";
import type { PreparedData } from "../data/preparedData";
import { measureColumns, type RunMeasures } from "../layers/measures";
import { logColumns, logWidth } from "../run/log";
import type { Stop } from "../run/stop";
import type { Metrics } from "../trainer/scoring";

/** What a run has been through and where it stands. */
export interface Facts {
  readonly document: TrainableDocument;
  readonly data: PreparedData;
  /** Rows as `logColumns` says. */
  readonly log: Float64Array;
  readonly epoch: number;
  readonly metrics: Metrics;
  readonly measures: RunMeasures;
  /** Rows as `measureRow` makes them, of the epochs that were measured, ascending. */
  readonly measured: Float64Array;
  readonly parameters: readonly LayerParameters[];
  readonly stopped: Stop | undefined;
  /** 1 for each example that is misclassified. */
  readonly wrong: Uint8Array | undefined;
}

/** How a run would do that isn't this one. */
export interface TriedOutcome {
  readonly epochs: number;
  readonly loss: number;
  readonly error: number;
}

/** What rules look at: the facts, their curves, and what can be tried out. */
export interface Evidence extends Facts {
  /** Of the epochs in the log, ascending. */
  readonly epochs: Float64Array;
  readonly trainLoss: Float64Array;
  readonly validationLoss: Float64Array;
  readonly validationError: Float64Array;
  /** Whether little is left to be learned. */
  readonly isSolved: boolean;
  /**
   * Goes on from here with changed settings, in a copy. Nothing where it would take long.
   * @param changes of the optimizer, penalties or training
   */
  goOn(changes: readonly Change[]): TriedOutcome | undefined;
  /** Begins the run again, changed, for as many epochs as there were, or as it takes no longer than a moment; with the loss of the run then. */
  beginAgain(changes: readonly Change[]): (TriedOutcome & { readonly before: number }) | undefined;
}

/** Whether another run ends clearly below where this one was after as many epochs, and below where this one began. */
export const comesDown = (
  { loss, before }: TriedOutcome & { readonly before: number },
  { trainLoss: [start] }: Pick<Evidence, "trainLoss">,
): boolean => Number.isFinite(loss) && !(loss >= 0.9 * before || loss >= start);

/** What was measured of a layer at the start of the run; NaN where it wasn't. */
export function atStart(
  { measured, document }: Pick<Facts, "measured" | "document">,
  layer: number,
  column: (typeof measureColumns)[number],
): number {
  const width = 1 + measureColumns.length * document.layers.length;
  if (measured.length < width || measured[0] !== 0) return Number.NaN;
  return measured[1 + measureColumns.length * layer + measureColumns.indexOf(column)];
}

/** A column of the log. */
export function logColumn(log: Float64Array, name: (typeof logColumns)[number]): Float64Array {
  const index = logColumns.indexOf(name);
  return Float64Array.from({ length: log.length / logWidth }, (_, row) => log[row * logWidth + index]);
}

/** The standard deviation of all targets together. */
function deviationOf(targets: Float64Array): number {
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
  return Math.sqrt(targets.reduce((sum, target) => sum + (target - mean) ** 2, 0) / targets.length);
}

/** A classifier as good as can be, nearly; or errors far below how the targets stray. */
export function isSolved({ data, metrics }: Pick<Facts, "data" | "metrics">): boolean {
  const { train } = metrics.error;
  if (data.task.kind === "regression") return train < 0.1 * deviationOf(data.targets);
  return train <= 1 - (data.bestAccuracy ?? 1) + 0.02;
}
