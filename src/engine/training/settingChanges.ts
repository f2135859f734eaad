import type { SettingChange, TrainableDocument } from "../document/document";
import { penalties } from "../penalties";

type Value = number | string | null;

/** The settings that can change while training, by their path in the document. */
function settingsOf({ optimizer, schedule, layers, training }: TrainableDocument): Map<string, Value> {
  const settings = new Map<string, Value>(
    Object.entries(optimizer).map(([name, value]) => [`optimizer.${name}`, value]),
  );
  for (const [name, value] of Object.entries(schedule ?? {})) settings.set(`schedule.${name}`, value);
  layers.forEach(({ penalty }, l) => {
    for (const { id } of penalties) settings.set(`layers[${l}].penalty.${id}`, penalty?.[id] ?? 0);
  });
  settings.set("training.minibatch", training.minibatch);
  settings.set("training.epochs", training.epochs);
  settings.set("training.patience", training.patience ?? null);
  settings.set("training.stopAtError", training.stopAtError ?? null);
  return settings;
}

/** What differs between two documents of one run. */
export function changesBetween(
  before: TrainableDocument,
  after: TrainableDocument,
  at: { readonly epoch: number; readonly step: number },
): SettingChange[] {
  const [old, now] = [settingsOf(before), settingsOf(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields.flatMap((field) => {
    const [from, to] = [old.get(field) ?? null, now.get(field) ?? null];
    return from === to ? [] : [{ ...at, field, from, to }];
  });
}

/**
 * The log of a run that goes on from an earlier moment with the settings of now: what came later is dropped, and
 * settings that were others at that moment count as changed there.
 */
export function changesFrom(
  changes: readonly SettingChange[],
  document: TrainableDocument,
  at: { readonly epoch: number; readonly step: number },
): SettingChange[] {
  const kept = changes.filter(({ epoch }) => epoch < at.epoch);
  const dropped = changes.filter(({ epoch }) => epoch >= at.epoch);
  const now = settingsOf(document);
  const fields = [...new Set(dropped.map(({ field }) => field))];
  const remade = fields.flatMap((field) => {
    const from = dropped.find((change) => change.field === field)?.from ?? null;
    const to = now.get(field) ?? null;
    return from === to ? [] : [{ ...at, field, from, to }];
  });
  return [...kept, ...remade];
}
