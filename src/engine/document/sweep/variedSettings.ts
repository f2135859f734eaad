import { activations } from "../../activations";
import { datasets } from "../../datasets";
import { initializers } from "../../initializers";
import type { Parameter } from "../../math/parameter";
import { optimizers } from "../../optimizers";
import { learningRate } from "../../optimizers/optimizer";
import { penalties } from "../../penalties";
import { isKept, isPoints } from "../data";
import { type Edit, type NetworkDocument, optimizerSettings, stagesOf } from "../document";
import { setActivation, setOptimizer } from "../edit/editChoices";
import { addLayer, removeLayer, setUnits } from "../edit/editSizes";
import { setCount, setDataParameter, setDataSeed } from "../edit/train/editData";
import { setAllPenalties, setTraining } from "../edit/train/editSettings";
import { valueFault } from "../valueFault";
import { penaltyOf, variantById } from "../variants";
import type { VariedValue } from "./sweep";

export type { VariedValue };

/** A setting of training in which the runs of a sweep can differ. */
export interface VariedSetting {
  readonly id: string;
  readonly label: string;
  /** The range of its numbers; absent where it is a choice alone. */
  readonly parameter?: Pick<Parameter, "minimum" | "above" | "below" | "maximum" | "integer">;
  /** What can be chosen, beside numbers where there is a range. */
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  /** Values to begin with, at most nine. */
  readonly values: readonly VariedValue[];
  /** Whether steps of its numbers are factors, as those of a learning rate are. */
  readonly logarithmic?: boolean;
  /** Whether runs that differ in it have other examples. */
  readonly makesData?: true;
  /** Whether a document has this setting; without it, every one has. */
  fits?(document: NetworkDocument): boolean;
  /** The document's own value. */
  of(document: NetworkDocument): VariedValue | undefined;
  /** The document with a value of the setting; what follows from it, such as newly drawn weights, is left to `restarted`. */
  apply(value: VariedValue): Edit;
}

const wholeFromOne = { minimum: 1, integer: true };

/** All settings that runs can differ in, in the order in which they are applied: data, network, training. */
export const variedSettings: readonly VariedSetting[] = [
  numeric({
    id: "points",
    label: "number of points",
    makesData: true,
    parameter: { minimum: 10, integer: true, maximum: 100_000 },
    values: [50, 100, 200, 500, 1000, 2000],
    logarithmic: true,
    fits: ({ dataset }) => dataset !== undefined && !isPoints(dataset) && !isKept(dataset),
    of: ({ dataset }) => (dataset && !isPoints(dataset) ? dataset.count : undefined),
    edit: setCount,
  }),
  numeric({
    id: "dataSeed",
    label: "seed of the data",
    makesData: true,
    parameter: { integer: true },
    values: [1, 2, 3, 4, 5],
    fits: ({ dataset }) => dataset !== undefined && !isPoints(dataset) && !isKept(dataset),
    of: ({ dataset }) => (dataset && !isPoints(dataset) ? dataset.seed : undefined),
    edit: setDataSeed,
  }),
  numeric({
    id: "noise",
    label: "noise of the data",
    makesData: true,
    parameter: { minimum: 0, maximum: 2 },
    values: [0, 0.05, 0.1, 0.15, 0.2, 0.3],
    fits: ({ dataset }) =>
      dataset !== undefined &&
      !isPoints(dataset) &&
      (datasets.find(({ id }) => id === dataset.type)?.parameters ?? []).some(({ name }) => name === "noise"),
    of: ({ dataset }) => (dataset && !isPoints(dataset) ? Number(dataset.noise) : undefined),
    edit: (value) => setDataParameter("noise", value),
  }),
  numeric({
    id: "hiddenLayers",
    label: "hidden layers",
    parameter: { minimum: 0, integer: true, maximum: 8 },
    values: [0, 1, 2, 3],
    of: ({ layers }) => layers.length - 1,
    edit: withHiddenLayers,
  }),
  numeric({
    id: "hiddenUnits",
    label: "hidden units",
    parameter: { ...wholeFromOne, maximum: 200 },
    values: [1, 2, 3, 4, 8, 12, 16, 32, 50],
    fits: ({ layers }) => layers.length > 1,
    of: ({ layers }) => (layers.length > 1 ? layers[0].units : undefined),
    edit: (value) => everyHidden((index) => setUnits(index, value)),
  }),
  {
    id: "activation",
    label: "activation",
    choices: activations,
    values: ["tanh", "relu", "sigmoid"],
    fits: ({ layers }) => layers.length > 1,
    of: ({ layers }) => (layers.length > 1 ? stagesOf(layers[0])[0].type : undefined),
    apply: (value) => everyHidden((index) => setActivation(index, [{ type: String(value), settings: {} }])),
  },
  {
    id: "initializer",
    label: "initial weights",
    choices: initializers,
    values: initializers.map(({ id }) => id),
    of: ({ training }) => training?.initializer,
    apply: (value) => setTraining({ initializer: String(value) }),
  },
  ...penalties.map(({ id, label }) =>
    numeric({
      id,
      label: `weight decay ${label}`,
      parameter: { minimum: 0 },
      values: [0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
      of: ({ layers }) => penaltyOf(layers[0])[id],
      edit: (value) => setAllPenalties(id, value),
    }),
  ),
  {
    id: "optimizer",
    label: "optimizer",
    choices: optimizers,
    values: ["sgd", "momentum", "adam"],
    of: ({ optimizer }) => optimizer.type,
    apply: (value) => setOptimizer(String(value)),
  },
  numeric({
    id: "learningRate",
    label: "learning rate η",
    parameter: learningRate,
    values: [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    logarithmic: true,
    of: ({ optimizer }) => optimizer.learningRate,
    edit: (value) => withOptimizerSetting("learningRate", value),
  }),
  ...optimizerParameters(),
  {
    id: "minibatch",
    label: "minibatch",
    parameter: wholeFromOne,
    choices: [{ id: "full", label: "full" }],
    values: [1, 5, 10, 20, 50, 100, 200],
    logarithmic: true,
    of: ({ training }) => training?.minibatch,
    apply: (value) => setTraining({ minibatch: value === "full" ? "full" : Number(value) }),
  },
  numeric({
    id: "epochs",
    label: "epochs",
    parameter: wholeFromOne,
    values: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    logarithmic: true,
    of: ({ training }) => training?.epochs,
    edit: (value) => setTraining({ epochs: value }),
  }),
  numeric({
    id: "patience",
    label: "stop early, patience",
    parameter: wholeFromOne,
    values: [1, 2, 5, 10, 20, 50],
    fits: ({ training }) => (training?.split.validation ?? 0) > 0,
    of: ({ training }) => training?.patience,
    edit: (value) => setTraining({ patience: value }),
  }),
  numeric({
    id: "seed",
    label: "seed of weights and order",
    parameter: { integer: true },
    values: [1, 2, 3, 4, 5],
    of: ({ training }) => training?.seed,
    edit: (value) => setTraining({ seed: value }),
  }),
];

/**
 * The setting of that id.
 * @throws if there is none, which a document that was read rules out
 */
export const variedSetting = (id: string): VariedSetting => variantById(variedSettings, id, "setting");

/** Why a setting can't have a value, as words that go on after it; nothing where it can. */
export function variedValueFault(
  { parameter, choices }: VariedSetting,
  value: VariedValue,
): string | undefined {
  if (choices?.some(({ id }) => id === value)) return undefined;
  if (typeof value === "number" && parameter) return valueFault(value, parameter);
  const ids = choices?.map(({ id }) => id).join(", ");
  if (!parameter) return `must be one of ${ids}`;
  return choices ? `must be a number, or one of ${ids}` : "must be a number";
}

/** A value as a reader types it: a number, or a choice by its id or label. */
export function readVariedValue(
  setting: VariedSetting,
  word: string,
): { readonly value: VariedValue } | { readonly fault: string } {
  const typed = word.trim().toLowerCase();
  const choice = setting.choices?.find(({ id, label }) =>
    [id, label].some((name) => name.toLowerCase() === typed),
  );
  const number = Number(typed.replace("−", "-"));
  const value =
    choice?.id ?? (setting.parameter && typed !== "" && !Number.isNaN(number) ? number : word.trim());
  const fault = variedValueFault(setting, value);
  return fault === undefined ? { value } : { fault };
}

/** How a value is shown: a choice by its label. */
export function valueLabel({ choices }: VariedSetting, value: VariedValue): string {
  return choices?.find(({ id }) => id === value)?.label ?? String(value);
}

interface Numeric extends Omit<VariedSetting, "apply"> {
  readonly values: readonly number[];
  edit(value: number): Edit;
}

function numeric({ edit, ...setting }: Numeric): VariedSetting {
  return { ...setting, apply: (value) => edit(Number(value)) };
}

/** The parameters that optimizers have beside the learning rate, each once, for those that have it. */
function optimizerParameters(): VariedSetting[] {
  const named = new Map<string, Parameter>();
  for (const { parameters } of optimizers)
    for (const parameter of parameters) if (!named.has(parameter.name)) named.set(parameter.name, parameter);
  return [...named.values()].map((parameter) => {
    const { name, default: usual } = parameter;
    const label = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const has = ({ optimizer }: NetworkDocument) =>
      variantById(optimizers, optimizer.type, "optimizer").parameters.some((own) => own.name === name);
    return numeric({
      id: `optimizer.${name}`,
      label,
      parameter,
      values: [usual],
      fits: has,
      of: (document) => (has(document) ? (optimizerSettings(document.optimizer)[name] ?? usual) : undefined),
      edit: (value) => withOptimizerSetting(name, value),
    });
  });
}

const withOptimizerSetting =
  (name: string, value: number): Edit =>
  (document) =>
    setOptimizer(document.optimizer.type, { [name]: value })(document);

const everyHidden =
  (edit: (index: number) => Edit): Edit =>
  (document) =>
    document.layers.slice(0, -1).reduce((changed, _, index) => edit(index)(changed), document);

/** New hidden layers stand before the output and are like the hidden layer before them, or have 8 tanh where there is none. */
function withHiddenLayers(count: number): Edit {
  return (document) => {
    let changed = document;
    while (changed.layers.length - 1 > count) changed = removeLayer(changed.layers.length - 2)(changed);
    while (changed.layers.length - 1 < count) {
      const index = changed.layers.length - 1;
      changed = addLayer(index)(changed);
      if (index > 0) continue;
      changed = setUnits(0, 8)(changed);
      changed = setActivation(0, [{ type: "tanh", settings: {} }])(changed);
    }
    return changed;
  };
}
