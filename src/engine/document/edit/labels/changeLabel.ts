import { activations } from "../../../activations";
import { datasets } from "../../../datasets";
import { initializers } from "../../../initializers";
import { losses } from "../../../losses";
import { shortNumber } from "../../../math/format";
import { fieldWords } from "../../../math/parameter";
import { writtenName } from "../../../names/labels";
import { createNotation } from "../../../names/notation";
import { optimizers } from "../../../optimizers";
import { penalties } from "../../../penalties";
import { schedules } from "../../../schedules";
import { dataShape } from "../../dataShape";
import {
  type BiasMode,
  batchMoment,
  type LayerDocument,
  lossSettings,
  type NetworkDocument,
  stagesOf,
} from "../../document";
import { type DataDocument, isPoints } from "../../parts/data";
import type { TrainingSettings } from "../../parts/trainingSettings";
import { noteLabel } from "../editNotes";
import { exampleChanges, type NumberChange, parameterChanges } from "./numberChanges";

/**
 * What makes the one document the other, short enough for a list: "w₅ 0.4 → 0.5", "layer 1: tanh". Numbers that only
 * follow from another change aren't named. Nothing where nothing differs that can be named.
 */
export function changeLabel(before: NetworkDocument, after: NetworkDocument): string {
  const [made, had] = [after, before].map((document) => batchMoment(document)?.step ?? 0);
  if (made > had) return made - had === 1 ? "an update" : `${made - had} updates`;
  const note = noteLabel(before.notes, after.notes);
  if (note !== "") return note;
  const choices = [...networkChanges(before, after), ...trainingChanges(before, after)];
  const changes = choices.length > 0 ? choices : [...numberChanges(before, after)];
  const shown = changes.slice(0, 2).join(", ");
  return changes.length > 2 ? `${shown} and ${changes.length - 2} more` : shown;
}

function* networkChanges(before: NetworkDocument, after: NetworkDocument): Iterable<string> {
  const sizes = [before, after].map(({ inputs, layers }) =>
    [inputs, ...layers.map(({ units }) => units)].join("-"),
  );
  if (sizes[0] !== sizes[1]) yield `network ${sizes.join(" → ")}`;
  // A layer more or less shifts all after it: they haven't changed.
  else
    for (const [index, layer] of after.layers.entries())
      for (const change of layerChanges(before.layers[index], layer)) yield `layer ${index + 1}: ${change}`;
  if (before.loss.type !== after.loss.type) yield `loss: ${labelOf(losses, after.loss.type)}`;
  else yield* settingChanges(lossSettings(before.loss), lossSettings(after.loss), "loss's ");
  if (before.loss.type === after.loss.type && !same(lossForm(before), lossForm(after)))
    yield* settingChanges(lossForm(before), lossForm(after));
  if (before.loss.reduction !== after.loss.reduction) yield `${after.loss.reduction} over the batch`;
  yield* optimizerChanges(before.optimizer, after.optimizer);
  yield* scheduleChanges(before.schedule, after.schedule);
  const examples = [before, after].map(({ batch }) => batch.inputs.length);
  if (examples[0] !== examples[1]) yield `examples ${examples.join(" → ")}`;
  if (before.title !== after.title && !after.title.startsWith(`${before.title} (changed)`))
    yield `name “${after.title}”`;
}

const lossForm = ({ loss: { overOutputs, weights } }: NetworkDocument) => ({
  overOutputs,
  classWeights: weights,
});

const biases: Readonly<Record<BiasMode, string>> = {
  perUnit: "a bias for each unit",
  shared: "one bias for all units",
  none: "no bias",
};

function* layerChanges(before: LayerDocument, after: LayerDocument): Iterable<string> {
  if (!same(before.activation, after.activation))
    yield stagesOf(after)
      .map(({ type, settings }) =>
        [labelOf(activations, type), ...Object.values(settings).map((value) => shortNumber(value))].join(" "),
      )
      .join(", ");
  if (before.biasMode !== after.biasMode) yield biases[after.biasMode];
  for (const { id, label } of penalties) {
    const [old, now] = [before.penalty?.[id] ?? 0, after.penalty?.[id] ?? 0];
    if (old !== now) yield fromTo(label, old, now);
  }
}

function* optimizerChanges(
  before: NetworkDocument["optimizer"],
  after: NetworkDocument["optimizer"],
): Iterable<string> {
  if (before.type !== after.type) yield `optimizer: ${labelOf(optimizers, after.type)}`;
  else yield* settingChanges(before, after);
  // Another optimizer comes with settings of its own, but with the same learning rate.
  if (before.type !== after.type && before.learningRate !== after.learningRate)
    yield fromTo("learning rate", before.learningRate, after.learningRate);
}

function* scheduleChanges(
  before: NetworkDocument["schedule"],
  after: NetworkDocument["schedule"],
): Iterable<string> {
  if (before?.type !== after?.type)
    yield after ? `learning rate: ${labelOf(schedules, after.type)}` : "one learning rate";
  else yield* settingChanges(before ?? {}, after ?? {}, "schedule's ");
}

function* trainingChanges(
  { dataset: oldData, training: oldTraining }: NetworkDocument,
  { dataset, training }: NetworkDocument,
): Iterable<string> {
  if (dataset && oldData && dataset !== oldData) yield* dataChanges(oldData, dataset);
  if (!training || !oldTraining) return;
  const { split: oldSplit, initializer: oldInitializer, features: oldFeatures = [], ...old } = oldTraining;
  const { split, initializer, features = [], ...now } = training;
  for (const formula of features) if (!oldFeatures.includes(formula)) yield `feature ${formula}`;
  for (const formula of oldFeatures) if (!features.includes(formula)) yield `without feature ${formula}`;
  // How the examples are dealt out follows from how many there are.
  const counts = [oldData, dataset].map((data) => data && dataShape(data).count);
  if (counts[0] === counts[1]) yield* settingChanges(oldSplit, split, "split ");
  if (initializer !== oldInitializer) yield `weights: ${labelOf(initializers, initializer)}`;
  yield* settingChanges(old, now);
}

function* dataChanges(before: DataDocument, after: DataDocument): Iterable<string> {
  if (isPoints(after)) {
    const counts = [before, after].map((data) => dataShape(data).count);
    if (!isPoints(before) && counts[0] === counts[1]) yield "data: points";
    else if (counts[0] !== counts[1]) yield `points ${counts.join(" → ")}`;
    else if (!same(before, after)) yield "other points";
  } else if (before.type !== after.type) yield `data: ${labelOf(datasets, after.type)}`;
  else {
    const { seed: oldSeed, ...old } = before as typeof after;
    const { seed, ...now } = after;
    yield* settingChanges(old, now);
    if (seed !== oldSeed) yield fromTo("data's seed", oldSeed, seed);
  }
}

/** Fields that are numbers, texts or switches; lists are named without what is in them. */
function* settingChanges(before: object, after: object, group = ""): Iterable<string> {
  const [old, now]: Record<string, unknown>[] = [{ ...before }, { ...after }];
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (same(old[field], now[field])) continue;
    const name = group + (settingWords[field] ?? fieldWords(field));
    yield fromTo(name, old[field], now[field]);
  }
}

const settingWords: Readonly<Record<string, string>> = {
  count: "points",
  seed: "seed",
  epochs: "epochs at most",
  stopAtError: "stop at error",
} satisfies Partial<Record<keyof TrainingSettings | "count", string>>;

function* numberChanges(before: NetworkDocument, after: NetworkDocument): Iterable<string> {
  const { text } = createNotation(after.names, after.batch.inputs.length > 1);
  const words = (change: NumberChange) => fromTo(writtenName(change.name, text), change.before, change.after);
  yield* [...exampleChanges(before, after)].map(words);
  const parameters = [...parameterChanges(before, after)];
  if (parameters.length > 2) yield `${parameters.length} weights and biases`;
  else yield* parameters.map(words);
  yield* nameChanges(before.names, after.names);
  if (batchMoment(before) && !batchMoment(after)) yield "a new run of updates";
}

function* nameChanges(
  before: NetworkDocument["names"] = {},
  after: NetworkDocument["names"] = {},
): Iterable<string> {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = all.filter((name) => before[name] !== after[name]);
  if (changed.length > 1) yield `${changed.length} names`;
  else for (const name of changed) yield fromTo("name", before[name] ?? name, after[name] ?? name);
}

const fromTo = (name: string, before: unknown, after: unknown) =>
  `${name} ${valueWords(before)} → ${valueWords(after)}`;

function valueWords(value: unknown): string {
  if (value === undefined) return "off";
  if (typeof value === "number") return shortNumber(value);
  if (typeof value === "boolean") return value ? "on" : "off";
  return Array.isArray(value) ? value.map(valueWords).join(" and ") : String(value);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const labelOf = (list: readonly { readonly id: string; readonly label: string }[], id: string) =>
  list.find((candidate) => candidate.id === id)?.label ?? id;
