import type { GivenAnswer } from "../answer/answer";
import { createSpreads, fourDigits, recompute } from "../answer/recomputation";
import type { Behind, Student } from "../answer/student";
import { agreesInDigits } from "../rounding/agreement";
import type { CauseCandidate } from "./candidates";

/** A cause that earlier answers showed, where it gives this one too. */
export function shownBefore(
  answer: GivenAnswer,
  { shown, student }: { readonly shown: readonly CauseCandidate[]; readonly student: Student },
): CauseCandidate | undefined {
  for (const candidate of shown) {
    const value = giving(candidate, answer, student);
    if (value !== undefined) return { ...candidate, value };
  }
  return undefined;
}

/** What a cause gives for an answer, where that is the number that was written. */
function giving(
  { instead, numbers }: CauseCandidate,
  { quantity, number }: GivenAnswer,
  student: Student,
): number | undefined {
  const way = instead.get(quantity);
  const there = numbers?.get(quantity);
  if (there !== undefined) return agreesInDigits(there, number) ? there : undefined;
  if (!way) return undefined;
  const found = [student.unrounded(), student.written()]
    .map((recomputation) => recomputation.evaluate(way))
    .find((value) => agreesInDigits(value, number));
  if (found !== undefined) return found;
  const { value, error } = createSpreads(student.formulas, student.spreads(), fourDigits)(way);
  return agreesInDigits(value, number, error) ? value : undefined;
}

/** The numbers that aren't written down and must have been wrong too. */
export function behindOf(
  { instead }: CauseCandidate,
  { student, answers }: { readonly student: Student; readonly answers: readonly GivenAnswer[] },
  { quantity }: GivenAnswer,
): Map<string, Behind> {
  const { formulas } = student;
  const { unrounded, written } = student.pins();
  const isWritten = new Set(answers.map((answer) => answer.quantity));
  const exactly = recompute(formulas, { pins: unrounded, instead });
  const rounded = recompute(formulas, { pins: written, instead });
  const spread = createSpreads(formulas, student.spreads(), () => 0, instead);
  const behind = new Map<string, Behind>();
  for (const [name, way] of instead)
    if (name !== quantity && !isWritten.has(name))
      behind.set(name, {
        exactly: exactly.value(name),
        rounded: rounded.value(name),
        error: spread(way).error,
      });
  return behind;
}
