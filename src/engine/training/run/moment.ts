import type { RunMoment } from "../../document/parts/runState";
import { fillFrom } from "../../pass/plans/parameterLists";
import type { Plan } from "../../pass/plans/plan";
import type { Trainer } from "../trainer/trainer";

/** A point of a run from which it can go on exactly as it did. */
export interface Moment {
  /** Epochs completed. */
  epoch: number;
  /** Updates since the optimizer's slots were 0. */
  step: number;
  /** The random generator at the beginning of the epoch. */
  random: number;
  validationLoss: number;
  /** The optimizer that the slots belong to. */
  optimizer: string;
  /** All parameters, and then each slot. */
  numbers: Float64Array;
}

/** Where a trainer stands; in `into`'s buffer, where one is given that fits. */
export function momentOf(
  { plan, state, randomState }: Trainer,
  epoch: number,
  validationLoss: number,
  into?: Moment,
): Moment {
  const { length } = plan.parameters;
  const size = length * (1 + state.slots.length);
  const numbers = into?.numbers.length === size ? into.numbers : new Float64Array(size);
  numbers.set(plan.parameters);
  for (let s = 0; s < state.slots.length; s++) numbers.set(state.slots[s], (s + 1) * length);
  return {
    epoch,
    step: state.step,
    random: randomState,
    validationLoss,
    optimizer: state.optimizer.id,
    numbers,
  };
}

/** A moment as a document has it. */
export function momentFrom(
  { epoch, step, random, slots }: RunMoment,
  parameters: Float64Array,
  root: Plan,
  { state: { optimizer } }: Trainer,
): Moment {
  const { length } = parameters;
  const numbers = new Float64Array(length * (1 + optimizer.slots.length));
  numbers.set(parameters);
  optimizer.slots.forEach((letter, s) => {
    fillFrom(root, slots[letter], slotNumbers(numbers, s, length));
  });
  return { epoch, step, random, validationLoss: Number.NaN, optimizer: optimizer.id, numbers };
}

/** Puts a trainer where a moment was. Slots of another optimizer mean nothing to its own: they start at 0 again. */
export function goOnFrom(trainer: Trainer, moment: Moment, next: number): void {
  const { plan, state } = trainer;
  const { length } = plan.parameters;
  const same = moment.optimizer === state.optimizer.id;
  plan.parameters.set(moment.numbers.subarray(0, length));
  state.step = same ? moment.step : 0;
  state.epoch = moment.epoch;
  state.slots.forEach((slot, s) => {
    if (same) slot.set(slotNumbers(moment.numbers, s, length));
    else slot.fill(0);
  });
  trainer.resume(moment.random, next);
}

/** An optimizer's slot among the numbers of a moment. @param length how many parameters there are */
export function slotNumbers(numbers: Float64Array, slot: number, length: number): Float64Array {
  return numbers.subarray((slot + 1) * length, (slot + 2) * length);
}
