import type { GivenAnswer } from "../answer/answer";
import type { Formulas } from "../answer/formulas";
import { beforeUpdate } from "../answer/namedQuantity";
import { type Recomputation, recompute } from "../answer/recomputation";
import type { Student } from "../answer/student";
import type { CauseCandidate } from "./candidates";

/** Answers at most that are looked at for and against a cause. */
const mostAnswers = 200;

/** The power of ten up to which each further number counts fully. */
const fully = 8;

/**
 * What the other answers say about a cause, as a power of ten: for it where they are what it leads to and not what the
 * answer alone does, and against it the other way round.
 */
export function createEvidence(
  answer: GivenAnswer,
  student: Student,
  answers: readonly GivenAnswer[],
): (candidate: CauseCandidate) => number {
  const { formulas } = student;
  const pins = student.pins().unrounded;
  const usual = recompute(formulas, { pins: new Map([...pins, [answer.quantity, answer.number.value]]) });
  const others = answers.filter(({ quantity }) => quantity !== answer.quantity).slice(0, mostAnswers);
  return ({ instead, throughout = instead, value, numbers }) => {
    const then: Pick<Recomputation, "value"> = numbers
      ? { value: (name) => numbers.get(name) ?? formulas.find(name)?.exact ?? Number.NaN }
      : recompute(formulas, {
          pins: new Map([...pins, [answer.quantity, value]]),
          instead: new Map([...throughout].filter(([name]) => name !== answer.quantity && !pins.has(name))),
        });
    let sum = 0;
    for (const { quantity, number } of others)
      if (!pins.has(quantity))
        sum += weight(
          usual.value(quantity),
          then.value(quantity),
          number,
          sizeOf(quantity, number, formulas),
        );
    // Of two causes for which much speaks, the one for which more does.
    return sum > fully ? fully + 0.5 * (sum - fully) : Math.max(-fully, sum);
  };
}

/** What rounding on the way is a share of: of an updated parameter, its step. */
function sizeOf(quantity: string, { value }: GivenAnswer["number"], formulas: Formulas): number {
  const before = beforeUpdate(quantity);
  return Math.abs(value - ((before === undefined ? undefined : formulas.find(before)?.exact) ?? 0));
}

function weight(usual: number, then: number, { value, half }: GivenAnswer["number"], size: number): number {
  const grain = Math.max(half, 5e-4 * size);
  if (!(Math.abs(then - usual) > 3 * grain)) return 0;
  const ratio = (Math.abs(usual - value) + grain) / (Math.abs(then - value) + grain);
  return Math.max(-2, Math.min(2, Math.log10(ratio)));
}
