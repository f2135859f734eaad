import type { Settings } from "../../math/parameter";
import { optimizers } from "../../optimizers";
import { learningRate } from "../../optimizers/optimizer";
import { schedules } from "../../schedules";
import { type Edit, type NetworkDocument, optimizerSettings, type ScheduleDocument } from "../document";
import { versioned, withoutUpdates } from "../version";
import { filled, withoutUsualValues } from "./filled";

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
  const values = withoutUsualValues(parameters, filled(parameters, settings, kept)) as Settings & {
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
