import type { TrainableDocument } from "../document";
import type { SweepDocument, VariedValue } from "../parts/sweepDocument";
import { cellsOf, type SweepingDocument, settingsOfRun } from "./plannedRuns";
import { runKey } from "./runKey";
import type { VariedSetting } from "./settings/variedSetting";
import { variedSetting, variedSettings } from "./variedSettings";

/** A sweep that lists runs which were made one by one. */
export interface ListedRuns {
  readonly sweep: SweepDocument;
  /** Places of the documents that differ from the first in something that no sweep varies. */
  readonly leftOut: readonly number[];
}

/**
 * A sweep whose runs have the settings of these documents, after those that the first one's own sweep has.
 * @param documents the first is the one that the sweep is of
 * @param usual what the sweep has beside its runs, where the first document has none
 */
export function sweepOfRuns(
  documents: readonly [TrainableDocument, ...TrainableDocument[]],
  usual: Omit<SweepDocument, "settings" | "runs" | "draw">,
): ListedRuns {
  const [base] = documents;
  const { sweep: own } = base;
  const fitting = variedSettings.filter(({ fits }) => documents.some((one) => fits?.(one) ?? true));
  const varied = fitting.filter(
    (rule) =>
      own?.settings.some(({ setting }) => setting === rule.id) ||
      documents.some((one) => rule.of(one) !== rule.of(base)),
  );
  // Runs that differ in nothing are one: the learning rate is then what can be varied next.
  const settings = varied.length > 0 ? varied : [variedSetting("learningRate")];
  const shell = { ...(own ?? usual), settings: settings.map(({ id }) => ({ setting: id, values: [] })) };
  const listed = documents.flatMap((document, index) => {
    const values = settings.map((rule) => rule.of(document));
    if (values.some((value) => value === undefined)) return [];
    const row = values as VariedValue[];
    const again = settingsOfRun({ ...base, sweep: { ...shell, runs: [row] } } as SweepingDocument, {
      cell: 0,
      repeat: 0,
      values: row,
    });
    return runKey(again) === runKey(settled(document, settings, shell)) ? [{ index, row }] : [];
  });
  const before = own ? cellsOf(own).map((cell) => filledOut(cell, own, base, settings)) : [];
  const rows = [...before, ...listed.map(({ row }) => row)];
  const runs = rows.filter((row, k) => rows.findIndex((other) => other.every((v, i) => v === row[i])) === k);
  const { draw: _draw, ...kept } = shell as SweepDocument;
  return {
    sweep: { ...kept, runs },
    leftOut: documents.flatMap((_, index) => (listed.some((one) => one.index === index) ? [] : [index])),
  };
}

/** The document as a run of the sweep has its seed: where the seed isn't varied, the sweep says it. */
function settled(
  document: TrainableDocument,
  settings: readonly VariedSetting[],
  { seed }: Pick<SweepDocument, "seed">,
): TrainableDocument {
  if (settings.some(({ id }) => id === "seed")) return document;
  return { ...document, training: { ...document.training, seed } };
}

/** A cell of the sweep that was there, with values of all settings. */
function filledOut(
  cell: readonly VariedValue[],
  own: SweepDocument,
  base: TrainableDocument,
  settings: readonly VariedSetting[],
): VariedValue[] {
  return settings.map(({ id, of }) => {
    const index = own.settings.findIndex(({ setting }) => setting === id);
    if (index >= 0) return cell[index];
    return id === "seed" ? own.seed : (of(base) ?? 0);
  });
}
