import type { KnownMistake } from "../../mistakes";
import type { GivenAnswer } from "../answer/answer";
import { agreesInDigits } from "../rounding/agreement";

/** A mistake that gives the numbers that someone wrote. */
export interface ProgramCause {
  readonly mistake: KnownMistake;
  /** What happened, as the end of a sentence. */
  readonly words: string;
  /** Whether the digits show it, and it isn't one of many that fit by chance. */
  readonly isShown: boolean;
}

/** What someone's numbers would be with a mistake, by the answers' places. */
export interface MistakenAnswers {
  readonly mistake: KnownMistake;
  readonly words: string;
  readonly numbers: readonly number[];
}

/** How often a mistake that wasn't made may give the digits all the same. */
const mostChance = 0.05;

/** A whole number stands for itself: it is not anything up to a half away, and still isn't unlikely. */
const chanceOfWhole = 0.02;

/**
 * The first mistake that gives all of the answers.
 * @param tried in the order of likelihood
 * @param indices of the answers that are wrong: the others tell little, since most mistakes leave them as they are
 */
export function firstFitting(
  tried: Iterable<MistakenAnswers>,
  answers: readonly GivenAnswer[],
  indices: readonly number[],
): ProgramCause | undefined {
  const chance = indices.reduce((all, index) => all * chanceOf(answers[index]), 1);
  let count = 0;
  for (const { mistake, words, numbers } of tried) {
    count += 1;
    // What is worked out by hand is rounded on the way, too: by as much again as what is written.
    const fits = answers.every(({ number }, k) =>
      agreesInDigits(numbers[k], number, isWhole(number) ? -number.half : number.half),
    );
    if (fits) return { mistake, words, isShown: count * chance <= mostChance };
  }
  return undefined;
}

const isWhole = ({ half }: GivenAnswer["number"]) => half >= 0.5;

function chanceOf({ number }: GivenAnswer): number {
  if (isWhole(number) || number.half === 0) return chanceOfWhole;
  return number.value === 0 ? 1 : Math.min(1, (2 * 2 * number.half) / Math.abs(number.value));
}
