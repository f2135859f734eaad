import { createRandom, type Random } from "../../random";
import type { TrainableDocument } from "../document";
import { initialize } from "../edit/initialize";
import { restarted } from "../edit/train/restart";
import type { SweepDocument, SweptSetting, VariedValue } from "../parts/sweepDocument";
import { variedSetting, variedSettings } from "./variedSettings";

/** A document with a sweep. */
export type SweepingDocument = TrainableDocument & { readonly sweep: SweepDocument };

/** One training of a sweep, before it is run. */
export interface PlannedRun {
  /** Runs of one cell have the same values and differ in their seeds alone. Counts from 0. */
  readonly cell: number;
  /** From 0 to the sweep's repeats. */
  readonly repeat: number;
  /** In the order of the sweep's settings. */
  readonly values: readonly VariedValue[];
}

/** The cells of a sweep: a value for each of its settings, in their order. */
export function cellsOf({ settings, runs, draw }: SweepDocument): readonly (readonly VariedValue[])[] {
  if (runs) return runs;
  if (draw) {
    const random = createRandom(draw.seed);
    return Array.from({ length: draw.count }, () => settings.map((setting) => drawn(setting, random)));
  }
  return settings.reduce<readonly (readonly VariedValue[])[]>(
    (cells, setting) => cells.flatMap((cell) => valuesOf(setting).map((value) => [...cell, value])),
    [[]],
  );
}

/** All runs of a sweep: first each cell once, then each with the next seed, so that a sweep that is stopped has seen all cells. */
export function plannedRuns(sweep: SweepDocument): PlannedRun[] {
  const cells = cellsOf(sweep);
  return Array.from({ length: sweep.repeats }, (_, repeat) =>
    cells.map((values, cell) => ({ cell, repeat, values })),
  ).flat();
}

/**
 * What one run trains: the document at its start with the run's values, its weights drawn with the run's seed, which is
 * the sweep's and one more for each repeat.
 */
export function documentOfRun(document: SweepingDocument, planned: PlannedRun): TrainableDocument {
  const { sweep: _sweep, ...alone } = document;
  const changed = settingsOfRun(document, planned);
  const { initializer, seed } = changed.training;
  return initialize(initializer, seed)(restarted(alone, changed)) as TrainableDocument;
}

/** The same before its weights are drawn: what tells one run from another, and takes a fraction of the time. */
export function settingsOfRun(document: SweepingDocument, { repeat, values }: PlannedRun): TrainableDocument {
  const { sweep, ...alone } = document;
  const indices = new Map(sweep.settings.map(({ setting }, indices) => [setting, indices]));
  let changed: TrainableDocument = alone;
  for (const setting of variedSettings) {
    const index = indices.get(setting.id);
    if (index !== undefined) changed = setting.apply(values[index])(changed) as TrainableDocument;
  }
  const seed = (indices.has("seed") ? changed.training.seed : sweep.seed) + repeat;
  return { ...changed, training: { ...changed.training, seed } };
}

/** Whether the cells are all combinations of some values of each setting, each once. */
export function isFullGrid({ draw, runs }: SweepDocument): boolean {
  return !draw && !runs;
}

/** The values that a setting takes in turn; none where it is drawn between two ends. */
export const valuesOf = (setting: SweptSetting): readonly VariedValue[] =>
  "values" in setting ? setting.values : [];

function drawn(setting: SweptSetting, random: Random): VariedValue {
  if ("values" in setting) return setting.values[Math.floor(random() * setting.values.length)];
  const { from, to, scale } = setting;
  const share = random();
  const value = scale === "log" ? from * (to / from) ** share : from + (to - from) * share;
  if (variedSetting(setting.setting).parameter?.integer) return Math.round(value);
  // More digits than these tell nobody anything, and are in the way of reading.
  return Number(value.toPrecision(4));
}
