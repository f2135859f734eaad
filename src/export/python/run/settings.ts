import { readPath } from "../../../engine/document/changes";
import type { TrainableDocument } from "../../../engine/document/document";
import { scheduleOf } from "../../../engine/document/learningRate";
import { parameterIn } from "../../../engine/document/parameterPath";
import type { SettingChange } from "../../../engine/document/parts/runState";
import { optimizerOf, optimizerSettingsOf } from "../../../engine/document/variants";
import { weightDecay } from "../../../engine/optimizers/weightDecay";
import { penalties } from "../../../engine/penalties";
import { pythonNumber, snakeCase } from "../literals";
import { type CodeSetting, settingsIn } from "../optimizer";
import { optimizerCode } from "../words";

/** What a run's updates depend on, beside the network, at one moment. */
export interface RunSettings {
  readonly optimizer: RunOptimizer;
  readonly schedule: { readonly id: string; readonly settings: readonly CodeSetting[] } | undefined;
  readonly minibatch: number | "full";
  /** The coefficients by name, `l2_W1`, of those that aren't 0 all the time. */
  readonly penalties: ReadonlyMap<string, number>;
}

export interface RunOptimizer {
  readonly id: string;
  /** The name of its function in the NumPy program. */
  readonly name: string;
  readonly settings: readonly CodeSetting[];
  readonly decays: boolean;
  readonly slots: readonly string[];
}

/** A change on the way: what holds from then on, or a parameter that was set by hand. */
export interface RunChange {
  readonly epoch: number;
  readonly step: number;
  /** What the reader changed, for a comment; of settings that changed together the last. */
  readonly words: string;
  readonly now?: RunSettings;
  readonly parameter?: { readonly name: string; readonly index: string; readonly value: number };
}

export interface RunHistory {
  readonly start: RunSettings;
  /** Oldest first; those of one moment with other settings are one. */
  readonly changes: readonly RunChange[];
  /** The ids of the penalties that some layer has at some time, by the layer's number from 1. */
  readonly penalized: readonly { readonly layer: number; readonly id: string }[];
}

/** The settings that a run began with, and each change of them: what the document says now, taken back change by change. */
export function historyOf(document: TrainableDocument): RunHistory {
  const changes = document.state?.changes ?? [];
  const documents = [document];
  for (const change of changes.toReversed())
    documents.unshift(withSetting(documents[0], change, change.from));
  const penalized = document.layers.flatMap((_, l) =>
    penalties
      .filter(({ id }) => documents.some(({ layers }) => (layers[l].penalty?.[id] ?? 0) !== 0))
      .map(({ id }) => ({ layer: l + 1, id })),
  );
  const moments: RunChange[] = [];
  changes.forEach((change, c) => {
    const { epoch, step, field, from, to } = change;
    const words = `${field}: ${from ?? "off"} → ${to ?? "off"}`;
    const parameter = parameterOf(field);
    const next = changes[c + 1];
    const isWhole =
      !next || next.epoch !== epoch || next.step !== step || parameterOf(next.field) !== undefined;
    // Another optimizer comes with all of its settings: only the last of a moment's documents is one.
    if (parameter) moments.push({ epoch, step, words, parameter: { ...parameter, value: Number(to) } });
    else if (isWhole) moments.push({ epoch, step, words, now: runSettings(documents[c + 1], penalized) });
  });
  return { start: runSettings(documents[0], penalized), changes: moments, penalized };
}

function runSettings(document: TrainableDocument, penalized: RunHistory["penalized"]): RunSettings {
  const optimizer = optimizerOf(document);
  const { id } = optimizer;
  const decays = optimizer.parameters.includes(weightDecay);
  const settings = optimizerSettingsOf(document);
  const schedule = scheduleOf(document);
  return {
    optimizer: {
      id,
      name: `update_${snakeCase(id)}`,
      settings: settingsIn(settings),
      decays,
      slots: optimizerCode[id].numpy.slots.map((_, s) => optimizer.slots[s]),
    },
    schedule: schedule && { id: schedule.rule.id, settings: settingsIn(schedule.settings) },
    minibatch: document.training.minibatch,
    penalties: new Map(
      penalized.map(({ layer, id }) => [`${id}_W${layer}`, document.layers[layer - 1].penalty?.[id] ?? 0]),
    ),
  };
}

/** A parameter that was set by hand, as the programs call it: `layers[0].weights[1][0]` is `W1[1, 0]`. */
function parameterOf(field: string): { name: string; index: string } | undefined {
  const path = parameterIn(field);
  if (!path) return undefined;
  const { layer, unit, from } = path;
  return from === undefined
    ? { name: `b${layer + 1}`, index: String(unit) }
    : { name: `W${layer + 1}`, index: `${unit}, ${from}` };
}

/** The document with one setting as it was; parameters aren't settings. */
function withSetting(
  document: TrainableDocument,
  { field }: SettingChange,
  value: number | string | null,
): TrainableDocument {
  const { optimizer, training, schedule, layers } = document;
  const [group, name = "", part, id] = readPath(field);
  const put = (of: object) => {
    const { [name as never]: _old, ...rest } = of;
    return value === null ? rest : { ...rest, [name]: value };
  };
  if (group === "optimizer") return { ...document, optimizer: put(optimizer) as typeof optimizer };
  if (group === "training") return { ...document, training: put(training) as typeof training };
  if (group === "schedule") {
    const { schedule: _schedule, ...rest } = document;
    const before = put(schedule ?? {}) as NonNullable<typeof schedule>;
    return Object.keys(before).length === 0 ? rest : { ...rest, schedule: before };
  }
  if (part !== "penalty") return document;
  const l = Number(name);
  const changed = { ...layers[l], penalty: { ...layers[l].penalty, [id]: Number(value) } };
  return { ...document, layers: layers.with(l, changed) };
}

/** As a Python dict: `{"beta1": 0.9, "beta2": 0.999}`. */
export const dictOf = (settings: readonly CodeSetting[]): string =>
  `{${settings.map(({ name, value }) => `"${name}": ${value}`).join(", ")}}`;

export const penaltyDict = (coefficients: RunSettings["penalties"]): string =>
  dictOf([...coefficients].map(([name, value]) => ({ name, value: pythonNumber(value) })));
