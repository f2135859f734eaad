import { parseQuantity } from "../../names/canonicalName";
import type { GivenAnswer } from "../answer/answer";
import type { Formulas } from "../answer/formulas";
import { namesLossGradient, ofExample } from "../answer/namedQuantity";
import { significantDigits } from "../answer/writtenNumber";
import { agreesInDigits } from "../rounding/agreement";
import type { ReadingNote } from "./text/answersRead";

/** Examples at most that are looked for in another order. */
const mostExamples = 32;

/** Digits at least by which an example is known at another place, as a mean. */
const enoughDigits = 2;

interface Numbered {
  readonly answer: GivenAnswer;
  readonly example: number;
}

/**
 * Puts each example's numbers where they belong, where someone went through the batch in another order: where all of them
 * are right so, and not as they stand.
 */
export function inOrderOfExamples(
  answers: readonly GivenAnswer[],
  formulas: () => Formulas,
  batch: number,
): { answers: readonly GivenAnswer[]; notes: readonly ReadingNote[] } {
  const unchanged = { answers, notes: [] };
  if (batch < 2 || batch > mostExamples) return unchanged;
  const numbered = answers.flatMap((answer): Numbered[] => {
    const example = parseQuantity(answer.quantity)?.of.example;
    return example === undefined ? [] : [{ answer, example }];
  });
  const byExample = Array.from({ length: batch }, (_, n) =>
    numbered.filter(({ example }) => example === n + 1).map(({ answer }) => answer),
  );
  if (byExample.some((each) => each.length === 0)) return unchanged;
  // Each example's gradients may be without the mean's 1/N, or point downhill.
  for (const factor of [1, batch, -1, -batch]) {
    const fits = byExample.map((each) =>
      Array.from({ length: batch }, (_, m) =>
        each.every((answer) => isRight(answer, m + 1, factor, formulas())),
      ),
    );
    if (fits.every((row, n) => row[n])) return unchanged;
    const columns = matching(fits);
    const elsewhere = byExample.filter((_, n) => columns?.[n] !== n);
    const digits = elsewhere.flat().reduce((sum, { number }) => sum + significantDigits(number), 0);
    if (!columns || digits < enoughDigits * elsewhere.length) continue;
    const order = columns.map((column) => column + 1);
    const moved = new Map(
      numbered.map(({ answer, example }) => [
        answer,
        { ...answer, quantity: ofExample(answer.quantity, order[example - 1]) },
      ]),
    );
    return {
      answers: answers.map((answer) => moved.get(answer) ?? answer),
      notes: [
        {
          line: numbered[0].answer.line ?? 1,
          text: `the examples are in another order: 1 to ${batch} of the text are read as ${order.join(", ")} of the batch`,
        },
      ],
    };
  }
  return unchanged;
}

function isRight(
  { quantity, number }: GivenAnswer,
  example: number,
  factor: number,
  formulas: Formulas,
): boolean {
  const exact = formulas.find(ofExample(quantity, example))?.exact ?? Number.NaN;
  return agreesInDigits(namesLossGradient(quantity) ? factor * exact : exact, number, 2 * number.half);
}

/** For each row a column of its own that fits it, its own number's if it can be; nothing where there are too few. */
function matching(fits: readonly (readonly boolean[])[]): readonly number[] | undefined {
  const rowOf = new Map<number, number>();
  const giveColumn = (row: number, seen: Set<number>): boolean => {
    const columns = [row, ...fits.keys()].filter((column) => fits[row][column]);
    return columns.some((column) => {
      if (seen.has(column)) return false;
      seen.add(column);
      const other = rowOf.get(column);
      if (other !== undefined && !giveColumn(other, seen)) return false;
      rowOf.set(column, row);
      return true;
    });
  };
  for (const row of fits.keys()) if (!giveColumn(row, new Set())) return undefined;
  const columns = fits.map(() => 0);
  for (const [column, row] of rowOf) columns[row] = column;
  return columns;
}
