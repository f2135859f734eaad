import type { TrainableDocument } from "../../document/document";
import { parameterIn } from "../../document/parameterPath";
import type { SettingChange } from "../../document/parts/runState";
import { penalties } from "../../penalties";

type SettingValue = number | string | null;

/** The settings that can change while training, by their path in the document. */
function changeableSettings({
  optimizer,
  schedule,
  layers,
  training,
}: TrainableDocument): Map<string, SettingValue> {
  const settings = new Map<string, SettingValue>(
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

/** The document of a run with the settings of another one, as far as a run may change them. */
export function retunedDocument(
  { schedule: _schedule, sweep: _sweep, ...running }: TrainableDocument,
  { optimizer, schedule, layers, training, title, sweep }: TrainableDocument,
): TrainableDocument {
  const settings = { optimizer, training, title, layers };
  return { ...running, ...settings, ...(schedule && { schedule }), ...(sweep && { sweep }) };
}

/** What differs between two documents of one run. */
export function settingChangesBetween(
  before: TrainableDocument,
  after: TrainableDocument,
  at: { readonly epoch: number; readonly step: number },
): SettingChange[] {
  const [old, now] = [changeableSettings(before), changeableSettings(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields.flatMap((field) => {
    const [from, to] = [old.get(field) ?? null, now.get(field) ?? null];
    return from === to ? [] : [{ ...at, field, from, to }];
  });
}

/**
 * The log with changes added. What is changed twice without a step between is changed once, and what is changed back
 * isn't changed.
 */
export function logWithChanges(
  changes: readonly SettingChange[],
  more: readonly SettingChange[],
): SettingChange[] {
  let all = changes.slice();
  for (const change of more) {
    const { epoch, step, field, to } = change;
    const at = all.findIndex((old) => old.field === field && old.epoch === epoch && old.step === step);
    if (at < 0) all.push(change);
    else if (all[at].from === to) all = all.toSpliced(at, 1);
    else all[at] = { ...all[at], to };
  }
  return all;
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
  // Parameters that were set by hand at that very moment are part of it.
  const isPart = ({ epoch, step, field }: SettingChange) =>
    epoch < at.epoch || (epoch === at.epoch && step === at.step && parameterIn(field) !== undefined);
  const kept = changes.filter(isPart);
  const dropped = changes.filter((change) => !isPart(change) && parameterIn(change.field) === undefined);
  const now = changeableSettings(document);
  const fields = [...new Set(dropped.map(({ field }) => field))];
  const remade = fields.flatMap((field) => {
    const from = dropped.find((change) => change.field === field)?.from ?? null;
    const to = now.get(field) ?? null;
    return from === to ? [] : [{ ...at, field, from, to }];
  });
  return [...kept, ...remade];
}
