import { losses } from "../losses";
import { type Settings, settingsOf } from "../math/parameter";
import type { Loss } from "../ops/loss";
import type { Op } from "../ops/op";
import { type Reduction, reductions } from "../ops/reduction";
import { optimizers } from "../optimizers";
import { learningRate, type Optimizer } from "../optimizers/optimizer";
import { withWeightDecay } from "../optimizers/weightDecay";
import { penalties } from "../penalties";
import { schedules } from "../schedules";
import type { Schedule } from "../schedules/schedule";
import {
  batchMoment,
  type LayerDocument,
  lossSettings,
  type NetworkDocument,
  optimizerSettings,
} from "./document";

/** The loss that the document names. */
export function lossOf(document: NetworkDocument): Loss {
  return variantById(losses, document.loss.type, "loss");
}

/** A value for each of its parameters. */
export function lossSettingsOf(document: NetworkDocument): Settings {
  return settingsOf(lossOf(document).parameters, lossSettings(document.loss));
}

/** Its operation, with the document's settings. */
export function lossOpOf(document: NetworkDocument): Op {
  return lossOf(document).create(lossSettingsOf(document));
}

/** The optimizer that the document names, with the weight decay that it gives it. */
export function optimizerOf(document: Pick<NetworkDocument, "optimizer">): Optimizer {
  const optimizer = variantById(optimizers, document.optimizer.type, "optimizer");
  return withWeightDecay(optimizer, optimizerSettings(document.optimizer));
}

/** The learning rate, and a value for each of its parameters. */
export function optimizerSettingsOf(document: Pick<NetworkDocument, "optimizer">): Settings {
  const { parameters } = variantById(optimizers, document.optimizer.type, "optimizer");
  return settingsOf([learningRate, ...parameters], optimizerSettings(document.optimizer));
}

/** A schedule as a document has it: from which learning rate it starts, and a value for each of its parameters. */
export interface ScheduleInUse {
  readonly rule: Schedule;
  readonly base: number;
  readonly settings: Settings;
}

/** The schedule that the document names. */
export function scheduleOf({
  schedule,
  optimizer,
}: Pick<NetworkDocument, "optimizer" | "schedule">): ScheduleInUse | undefined {
  if (!schedule) return undefined;
  const { type, ...given } = schedule;
  const rule = variantById(schedules, type, "schedule");
  return { rule, base: optimizer.learningRate, settings: settingsOf(rule.parameters, given as Settings) };
}

/** The learning rate of the updates after so many epochs. */
export const scheduledRate = ({ rule, base, settings }: ScheduleInUse, epoch: number): number =>
  rule.rate(base, epoch, settings);

/** Epochs before the next update on the batch, of which each is one. */
export function batchEpochs(document: NetworkDocument): number {
  const moment = batchMoment(document);
  return moment?.epochs ?? moment?.step ?? 0;
}

/** How the document makes one number of the losses of its examples. */
export function reductionOf(document: NetworkDocument): Reduction {
  return variantById(reductions, document.loss.reduction, "reduction");
}

/** The coefficient of each penalty on a layer, 0 where none is given. */
export function penaltyOf(layer: LayerDocument): Settings {
  return Object.fromEntries(penalties.map(({ id }) => [id, layer.penalty?.[id] ?? 0]));
}

/**
 * The variant of a list that a document names.
 * @throws if there is none, which a document that was read rules out
 */
export function variantById<Item extends { readonly id: string }>(
  list: readonly Item[],
  id: string,
  kind: string,
): Item {
  const item = list.find((candidate) => candidate.id === id);
  if (!item) throw new Error(`no ${kind} is called ${id}: the document wasn't read`);
  return item;
}

/** The letter of a learning rate: η, or with a schedule `\\eta_{3}` after 3 epochs. */
export const learningRateSymbol = (epoch?: number): string =>
  epoch === undefined ? learningRate.symbol : `${learningRate.symbol}_{${epoch}}`;

/** Whether a letter is that of a learning rate, of any epoch. */
export const isLearningRate = (symbol: string): boolean => /^\\eta(_\{\d+\})?$/.test(symbol);

/** The learning rate of the next update on the batch, and its letter. */
export function learningRateNow(document: NetworkDocument): {
  readonly symbol: string;
  readonly value: number;
} {
  const [schedule, epoch] = [scheduleOf(document), batchEpochs(document)];
  return schedule
    ? { symbol: learningRateSymbol(epoch), value: scheduledRate(schedule, epoch) }
    : { symbol: learningRateSymbol(), value: document.optimizer.learningRate };
}
