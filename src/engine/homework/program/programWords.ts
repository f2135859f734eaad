import { texSymbols, textSymbols } from "../../explain/formula/formulaStyles";
import { print } from "../../math/expressions/print";
import { shortNumber, withMinusSigns } from "../../math/format";
import { knownMistakes } from "../../mistakes";
import type { createProgramNotation } from "../../names/programNotation";
import type { Quantity } from "../../names/quantity";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import type { AnswerVerdict, Diagnosis } from "../answer/judgement";
import { agreesInDigits, isCoarse, writtenLike } from "../rounding/agreement";
import type { ProgramCause } from "./programCause";

/** Someone's number for a quantity of a program, judged. */
export interface JudgedNumber {
  readonly answer: GivenAnswer;
  readonly verdict: AnswerVerdict;
  readonly exact: number;
  /** What the earlier numbers lead to. */
  readonly expected: number;
  /** The wrong ones among them. */
  readonly from: readonly string[];
  /** Where it is wrong: which known mistake gives it. One for all numbers of an array that it explains. */
  readonly cause?: ProgramCause | undefined;
}

type Symbol = (name: string) => string;

/** What there is to say of a number, as a sentence. */
export function numberWords(
  { answer: { number }, verdict, exact, expected, from }: JudgedNumber,
  symbol: Symbol,
): string {
  const full = withMinusSigns(shortNumber(exact, 9));
  switch (verdict) {
    case "given":
      return agreesInDigits(exact, number)
        ? "As the program has it."
        : `No result: the program starts from ${full}.`;
    case "right":
      return isCoarse(exact, number) && full !== withMinusSigns(shortNumber(number.value, 9))
        ? `Right as far as it goes: exactly it is ${full}.`
        : "Right to the digits written.";
    case "rounding":
      return `Right but for numbers that were rounded on the way: exactly it is ${full}.`;
    case "carried":
      return `Rightly worked out from ${from.map(symbol).join(" and ")}, which ${from.length === 1 ? "isn’t" : "aren’t"} right.`;
    case "wrong":
      return `It should be ${withMinusSigns(writtenLike(expected, number))}${
        Object.is(expected, exact) || agreesInDigits(exact, { ...number, value: expected })
          ? ""
          : `, with your numbers before it; exactly ${withMinusSigns(writtenLike(exact, number))}`
      }.`;
  }
}

/** Why numbers are wrong that have one cause, or why one is: the known mistake that gives them, and the rule. */
export function diagnosisOf(
  all: readonly JudgedNumber[],
  symbol: Symbol,
  formulas: FormulaTable,
  notation: ReturnType<typeof createProgramNotation>,
  parse: (name: string) => Quantity | undefined,
): Diagnosis {
  const [judged] = all;
  const { quantity } = judged.answer;
  const { cause } = judged;
  const known = cause && { mistake: cause.mistake, label: knownMistakes[cause.mistake].label };
  const [way] = formulas.find(quantity)?.ways ?? [];
  const parsed = parse(quantity);
  const right = way && {
    tex: `${parsed ? notation.tex(parsed) : symbol(quantity)} = ${print(
      way,
      texSymbols(notation, (_, tex) => tex),
    )}`,
    text: `${symbol(quantity)} = ${print(way, textSymbols(notation))}`,
  };
  return {
    quantities: all.map(({ answer }) => answer.quantity),
    label: "another number",
    ...(cause?.isShown && known),
    words: cause?.isShown
      ? `In ${symbol(quantity)} ${cause.words}. ${numberWords(judged, symbol)}`
      : numberWords(judged, symbol),
    ...(right && { right }),
    others: cause && known && !cause.isShown ? [{ ...known, words: cause.words }] : [],
  };
}
