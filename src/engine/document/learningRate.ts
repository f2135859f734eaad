import { type Settings, settingsOf } from "../math/parameter";
import { learningRate } from "../optimizers/optimizer";
import { schedules } from "../schedules";
import type { Schedule } from "../schedules/schedule";
import { batchMoment, type NetworkDocument } from "./document";
import { variantById } from "./variants";

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

/** The letter of a learning rate: η, or with a schedule `\\eta_{3}` after 3 epochs. */
export const learningRateSymbol = (epoch?: number): string =>
  epoch === undefined ? learningRate.symbol : `${learningRate.symbol}_{${epoch}}`;

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
