import { activations } from "../../activations";
import { losses } from "../../losses";
import { type Parameter, type Settings, settingsOf } from "../../math/parameter";
import { reductions } from "../../ops/reduction";
import { optimizers } from "../../optimizers";
import { learningRate } from "../../optimizers/optimizer";
import { penalties } from "../../penalties";
import { schedules } from "../../schedules";
import {
  type BiasMode,
  type Edit,
  type LayerDocument,
  type LossDocument,
  lossSettings,
  type NetworkDocument,
  optimizerSettings,
  type ScheduleDocument,
} from "../document";
import { valueFault } from "../valueFault";
import { penaltyOf } from "../variants";
import { versioned, withoutUpdates } from "../version";
import { resizeDocument } from "./resizeDocument";

/** An activation and the values of its parameters, as `stagesOf` gives them. */
export interface StageChoice {
  readonly type: string;
  readonly settings: Settings;
}

/** @param stages applied from left to right; parameters without a fit value get their default */
export function setActivation(index: number, stages: readonly StageChoice[]): Edit {
  const choices = stages.map(({ type, settings }) => {
    const parameters = activations.find(({ id }) => id === type)?.parameters;
    if (!parameters || parameters.length === 0) return parameters && type;
    return { type, ...filled(parameters, settings) };
  });
  return (document) => {
    const layer = document.layers[index];
    if (!layer || choices.length === 0 || choices.includes(undefined)) return document;
    const activation = (choices.length === 1 ? choices[0] : choices) as LayerDocument["activation"];
    return resizeDocument(withLayer(document, index, { activation }));
  };
}

/** A shared bias becomes that of each unit; those of the units become their mean, which is theirs where they agree. */
export function setBiasMode(index: number, biasMode: BiasMode): Edit {
  return (document) => {
    const layer = document.layers[index];
    if (!layer || layer.biasMode === biasMode) return document;
    const [first] = layer.bias;
    const bias =
      layer.biasMode === "shared" && biasMode === "perUnit"
        ? Array.from({ length: layer.units }, () => first)
        : layer.biasMode === "perUnit" && biasMode === "shared"
          ? [layer.bias.every((other) => other === first) ? first : mean(layer.bias)]
          : [];
    return resizeDocument(withLayer(document, index, { biasMode, bias }));
  };
}

/** @param coefficient 0 switches the penalty off */
export function setPenalty(index: number, id: string, coefficient: number): Edit {
  return (document) => {
    const layer = document.layers[index];
    if (!layer || !penalties.some((penalty) => penalty.id === id) || valueFault(coefficient, { minimum: 0 }))
      return document;
    const before = penaltyOf(layer);
    const after = { ...before, [id]: coefficient };
    const { penalty: _penalty, ...rest } = layer;
    const none = Object.values(after).every((value) => value === 0);
    const changed = none ? rest : { ...rest, penalty: after };
    return { ...document, layers: document.layers.with(index, changed) };
  };
}

/**
 * @param choice changes; other parameters keep the value of that name, or get their default. `weights` that are undefined
 * are taken away.
 */
export function setLoss({ type, reduction, overOutputs, ...changes }: Partial<LossDocument>): Edit {
  return (document) => {
    const before = document.loss;
    const rule = losses.find(({ id }) => id === (type ?? before.type));
    const over = reductions.find(({ id }) => id === (reduction ?? before.reduction));
    if (!rule || !over) return document;
    const kept = filled(rule.parameters, lossSettings(before));
    const settings = written(rule.parameters, filled(rule.parameters, changes as Settings, kept));
    // Another loss begins with what is usual for it.
    const asked = overOutputs ?? (rule.id === before.type ? before.overOutputs : undefined);
    const weights = "weights" in changes ? changes.weights : before.weights;
    const loss: LossDocument = {
      type: rule.id,
      reduction: over.id,
      ...(asked && rule.overOutputs && asked !== rule.overOutputs && { overOutputs: asked }),
      ...settings,
      ...(weights && rule.weightedMean && { weights }),
    };
    return versioned(resizeDocument({ ...document, loss }));
  };
}

/**
 * Another optimizer knows nothing of the updates before; with other settings the same one goes on from them.
 * @param settings changes; other parameters keep the value of that name, or get their default
 */
export function setOptimizer(type: string, settings: Settings = {}): Edit {
  return (document) => {
    const optimizer = optimizerWith(document.optimizer, type, settings);
    if (!optimizer) return document;
    const before = type === document.optimizer.type ? document : withoutUpdates(document);
    return versioned({ ...before, optimizer });
  };
}

/**
 * Another optimizer, or the same with other settings.
 * @param settings changes; other parameters keep the value of that name, or get their default
 * @returns nothing where there is no such optimizer
 */
export function optimizerWith(
  before: NetworkDocument["optimizer"],
  type: string,
  settings: Settings = {},
): NetworkDocument["optimizer"] | undefined {
  const optimizer = optimizers.find(({ id }) => id === type);
  if (!optimizer) return undefined;
  const parameters = [learningRate, ...optimizer.parameters];
  const kept = filled(parameters, optimizerSettings(before));
  const values = written(parameters, filled(parameters, settings, kept)) as Settings & {
    learningRate: number;
  };
  return { type, ...values };
}

/**
 * @param type nothing takes the schedule away
 * @param settings changes; other parameters keep the value of that name, or get their default
 */
export function setSchedule(type: string | undefined, settings: Settings = {}): Edit {
  return (document) => {
    const { schedule, ...rest } = document;
    if (type === undefined) return schedule ? versioned(rest) : document;
    const rule = schedules.find(({ id }) => id === type);
    if (!rule) return document;
    const { type: _type, ...given } = schedule ?? { type };
    const kept = filled(rule.parameters, given as Settings);
    const made: ScheduleDocument = { type, ...filled(rule.parameters, settings, kept) };
    return versioned({ ...document, schedule: made });
  };
}

/** A value for each parameter: the given one where it is in range, else the fallback or the default. */
function filled(parameters: readonly Parameter[], given: Settings, fallback: Settings = {}): Settings {
  return Object.fromEntries(
    parameters.map((parameter) => {
      const value = given[parameter.name];
      const fits = value !== undefined && valueFault(value, parameter) === undefined;
      return [parameter.name, fits ? value : (fallback[parameter.name] ?? parameter.default)];
    }),
  );
}

/** Values as a document has them: without those that it may leave out, where they are the usual ones. */
function written(parameters: readonly Parameter[], values: Settings): Settings {
  const needed = parameters.filter(
    ({ name, since, default: usual }) => since === undefined || values[name] !== usual,
  );
  return settingsOf(needed, values);
}

function withLayer(
  document: NetworkDocument,
  index: number,
  change: Partial<LayerDocument>,
): NetworkDocument {
  return { ...document, layers: document.layers.with(index, { ...document.layers[index], ...change }) };
}

/** Divides first, so that the largest numbers don't overflow. */
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0);
