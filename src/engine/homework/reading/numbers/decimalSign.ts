import type { DecimalSign } from "../text/conventions";
import type { AnswerStatement } from "../text/statement";

/** The decimal sign that the text uses where there is no doubt. */
export function decimalOfText(statements: readonly AnswerStatement[]): DecimalSign | undefined {
  const points = statements.some(({ value }) => /\d\.\d|(?<!\d)\.\d/.test(value));
  const commas = statements.some(({ value }) => numbersOf(value).some((number) => isDecimal.test(number)));
  return points === commas ? undefined : points ? "." : ",";
}

/** 1,234 may be a thousand. */
const isDecimal = /^[-+]?(?:0,\d{2,}|\d+,\d{4,}|,\d+)(?:e[-+]?\d+)?$/i;

/** A number alone, or those between the semicolons of a list: `(0,0000; -1,0000)`. */
const numbersOf = (value: string) =>
  value
    .replace(/[[\]()]/g, " ")
    .split(";")
    .map((number) => number.trim());
