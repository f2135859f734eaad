import type { JudgedAnswer, Judgement } from "../homework/answer/judgement";
import { significantDigits, writtenNumber } from "../homework/answer/writtenNumber";
import type { ReadingOptions } from "../homework/reading/text/conventions";
import type { MarkingSheet } from "./markingSheet";
import { type MarkKind, markKinds, type Scheme } from "./scheme";

/** What one hand-in got, and why. */
export interface MarkedHandIn {
  readonly points: number;
  readonly of: number;
  readonly questions: readonly { readonly name: string; readonly points: number; readonly of: number }[];
  /** How many of the numbers that are asked for became what. */
  readonly counts: Readonly<Record<MarkKind, number>>;
  /** Beside what is asked for. */
  readonly apart: {
    /** Lines that can't be read, or can be read in two ways. */
    readonly unread: number;
    /** Quantities that are given twice, with numbers that differ; the later ones count. */
    readonly doubled: number;
    /** Numbers that the sheet gives, copied out. */
    readonly echoed: number;
    /** Numbers that nobody asked for. */
    readonly unasked: number;
  };
  /** The first number that is wrong, asked for or not. */
  readonly first?: FirstMistake;
  /** The id of each known mistake that was shown, with the numbers that it explains. */
  readonly mistakes: readonly { readonly mistake: string; readonly quantities: readonly string[] }[];
  /** Whose lines are unread, and why. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

export interface FirstMistake {
  /** Canonical name, and as the sheet writes it. */
  readonly quantity: string;
  readonly symbol: string;
  /** The id of the known mistake; none where the numbers don't show one. */
  readonly mistake?: string;
  /** A sentence that says what went wrong. */
  readonly words: string;
}

/**
 * Marks someone's numbers, as a text, by a sheet's scheme.
 * @param foundBeforeShown what they had found before the page showed all numbers, where it did: the others are no work
 */
export function mark(
  sheet: MarkingSheet,
  text: string,
  options: ReadingOptions = {},
  foundBeforeShown?: readonly string[],
): MarkedHandIn {
  const { scheme, asked } = sheet;
  const { read, judgement } = sheet.numbers.judge(text, options);
  const answers = new Map(judgement.answers.map((answer) => [answer.quantity, answer]));
  const counts = Object.fromEntries(markKinds.map((kind) => [kind, 0])) as Record<MarkKind, number>;
  const questions = scheme.questions.map(({ name, points: of }, index) => {
    const kinds = asked[index].map((quantity) => kindOf(answers.get(quantity), scheme, foundBeforeShown));
    for (const kind of kinds) counts[kind] += 1;
    const credit = kinds.reduce((sum, kind) => sum + scheme.credit[kind], 0) / kinds.length;
    return { name, points: rounded(of * credit), of };
  });
  const all = new Set(asked.flat());
  const faults = [...read.faults, ...read.questions.map(({ line, text: message }) => ({ line, message }))];
  if (text.trim() !== "" && faults.length === 0 && judgement.answers.length === 0)
    faults.push({ line: 1, message: "no number of this sheet was found in the text" });
  const first = firstMistake(judgement);
  return {
    points: rounded(questions.reduce((sum, { points }) => sum + points, 0)),
    of: rounded(questions.reduce((sum, { of }) => sum + of, 0)),
    questions,
    counts,
    apart: {
      unread: new Set(faults.map(({ line }) => line)).size,
      doubled: read.notes.filter(({ isTwice }) => isTwice).length,
      echoed: judgement.counts.given,
      unasked: judgement.answers.filter(({ quantity, verdict }) => verdict !== "given" && !all.has(quantity))
        .length,
    },
    ...(first && { first }),
    mistakes: judgement.diagnoses.flatMap(({ mistake, quantities }) =>
      mistake === undefined ? [] : [{ mistake, quantities }],
    ),
    faults,
  };
}

function kindOf(
  answer: JudgedAnswer | undefined,
  { digits }: Scheme,
  foundBeforeShown: readonly string[] | undefined,
): MarkKind {
  if (!answer || answer.verdict === "given") return "unanswered";
  if (answer.verdict === "wrong") return "wrong";
  if (foundBeforeShown && !foundBeforeShown.includes(answer.quantity)) return "shown";
  const number = writtenNumber(answer.written);
  // What is exact with few digits, as ½ is, says all there is to say.
  if (number && number.value !== answer.exact && significantDigits(number) < digits) return "coarse";
  return answer.verdict === "right" && answer.isConvention ? "convention" : answer.verdict;
}

function firstMistake({ first, answers, diagnoses }: Judgement): FirstMistake | undefined {
  const answer = answers.find(({ quantity }) => quantity === first);
  if (!answer) return undefined;
  const { quantity, symbol, words, diagnosis } = answer;
  const found = diagnosis === undefined ? undefined : diagnoses[diagnosis];
  return {
    quantity,
    symbol,
    ...(found?.mistake !== undefined && { mistake: found.mistake }),
    words: found?.words ?? words,
  };
}

/** Points to the hundredth: a third of a point is 0.33. */
const rounded = (points: number) => Math.round(points * 100) / 100;
