import type { NetworkDocument } from "../../document/document";
import type { Plain } from "../../names/quantity";
import type { GivenAnswer, WrittenNumber } from "../answer";
import { createLabelReader, type Meaning } from "./label";
import { type DecimalSign, readNumbers } from "./numbers";
import { plainText } from "./plainText";
import { type LineFault, type Statement, short, statementsOf } from "./statements";

/** How to read what can be read in two ways. */
export interface ReadingOptions {
  readonly decimal?: DecimalSign | undefined;
  /** Whether W1[1][1] is the first or, as in code, the second of each. */
  readonly countFrom?: 0 | 1 | undefined;
}

/** Something that can be read in two ways, and the options that choose one. */
export interface ReadingQuestion {
  readonly line: number;
  readonly text: string;
  readonly readings: readonly { readonly words: string; readonly options: ReadingOptions }[];
}

export interface AnswersRead {
  readonly answers: readonly GivenAnswer[];
  readonly faults: readonly LineFault[];
  readonly questions: readonly ReadingQuestion[];
}

/** Characters that are read; what goes beyond is no homework. */
const longest = 200_000;

/**
 * Reads pasted answers: `w5 = 0.3589`, lists, NumPy's and PyTorch's printouts. Never throws; what can't be read is a
 * fault with its line, and what can be read in two ways a question. Of two answers for one quantity the later counts.
 */
export function readAnswers(
  text: string,
  document: NetworkDocument,
  options: ReadingOptions = {},
): AnswersRead {
  if (text.length > longest)
    return {
      answers: [],
      faults: [
        { line: 1, message: `the text has ${text.length} characters, and at most ${longest} are read` },
      ],
      questions: [],
    };
  const { statements, faults } = statementsOf(plainText(text));
  const meaningOf = createLabelReader(document);
  const shown = decimalOf(statements);
  const countFrom =
    options.countFrom ?? (statements.some(({ label }) => /\[\s*0\s*[\],]/.test(label)) ? 0 : undefined);
  const answers = new Map<string, GivenAnswer>();
  const questions: ReadingQuestion[] = [];
  for (const statement of statements) {
    const { line, label } = statement;
    const meaning = meaningOf(label, countFrom);
    if (meaning.kind === "fault") faults.push({ line, message: meaning.message });
    else if (meaning.kind === "counting") questions.push(countingQuestion(statement, meaning.readings));
    else {
      const read = placed(statement, meaning, [options.decimal, shown], document.batch.inputs.length);
      if (typeof read === "string") faults.push({ line, message: read });
      else if (Array.isArray(read)) for (const answer of read) answers.set(answer.quantity, answer);
      else questions.push(read);
    }
  }
  return { answers: [...answers.values()], faults: faults.sort((a, b) => a.line - b.line), questions };
}

type Placed = Extract<Meaning, { kind: "places" }>;

function placed(
  { line, label, value }: Statement,
  { single, rows, perExample, name }: Placed,
  [said, shown]: readonly [said: DecimalSign | undefined, shown: DecimalSign | undefined],
  batch: number,
): GivenAnswer[] | ReadingQuestion | string {
  const places = rows?.flat() ?? [];
  const inBrackets = value.startsWith("[") && places.length > 1;
  const one = (single !== undefined && !inBrackets) || places.length === 1;
  const sizes = [
    ...new Set([
      ...(one ? [1] : []),
      ...(places.length > 1 ? [places.length] : []),
      ...(perExample ? [Math.max(1, places.length) * batch] : []),
    ]),
  ];
  const numbers = readNumbers(value, sizes, said, shown);
  if (numbers.kind === "fault")
    return !one && /^\s*[-+\d.,e/]+\s*$/i.test(value)
      ? `“${label}” has ${places.length} numbers; write ${name(places[0])} for the first of them, or all in brackets`
      : `${label}: ${numbers.message}`;
  if (numbers.kind === "comma")
    return {
      line,
      text: `${short(label)} = ${short(value)}: is the comma a decimal one?`,
      readings: ([",", "."] as const).map((sign) => ({
        words: numbers.readings[sign],
        options: { decimal: sign },
      })),
    };
  const given = withPrintedDecimals(numbers.rows);
  const flat = given.flat();
  const answer = (quantity: string, number: WrittenNumber): GivenAnswer => ({
    quantity,
    label,
    number,
    line,
  });
  const needsExample = perExample && !(flat.length > 1 && flat.length === Math.max(1, places.length) * batch);
  if (needsExample && !isBatchWide(single ?? name(places[0])))
    return `“${label}” belongs to one example of ${batch}; write which, as in ${label}@1`;
  if (flat.length === 1) return [answer(single ?? name(places[0]), flat[0])];
  if (perExample && !isBatchWide(name(places[0])))
    return (
      examplesOf(given, rows as Plain[][], batch, (of, number) => answer(name(of), number)) ??
      `${label}: write one row for each example, or one for each unit`
    );
  const grid = fitted(given, rows as Plain[][]);
  return grid
    ? grid.map(({ of, number }) => answer(name(of), number))
    : `${label}: the numbers' rows and columns don't fit`;
}

/** L without an example is the whole batch's, and so are the parameters and their gradients. */
const isBatchWide = (name: string) => /^(?:d[LP]\/d)?(?:[a-z]\()?(?:[Wb]|L$|dataLoss|penalty)/.test(name);

interface Fitted {
  readonly of: Plain;
  readonly number: WrittenNumber;
}

/** The numbers in their places: as rows and columns say, transposed where only that fits, or one after the other. */
function fitted(
  given: readonly (readonly WrittenNumber[])[],
  rows: readonly (readonly Plain[])[],
): Fitted[] | undefined {
  const [r, c] = [rows.length, rows[0].length];
  const shape = (height: number, width: number) =>
    given.length === height && given.every((row) => row.length === width);
  if (shape(r, c)) return rows.flatMap((row, j) => row.map((of, i) => ({ of, number: given[j][i] })));
  if (shape(c, r)) return rows.flatMap((row, j) => row.map((of, i) => ({ of, number: given[i][j] })));
  const isLine = given.length === 1 || given.every((row) => row.length === 1) || r === 1 || c === 1;
  const flat = given.flat();
  return isLine ? rows.flat().map((of, k) => ({ of, number: flat[k] })) : undefined;
}

/** A row for each example, as PyTorch has them, or a row for each unit. */
function examplesOf<Item>(
  given: readonly (readonly WrittenNumber[])[],
  rows: readonly (readonly Plain[])[],
  batch: number,
  item: (of: Plain, number: WrittenNumber) => Item,
): Item[] | undefined {
  const units = rows.flat();
  const flat = given.flat();
  const byExample = given.length === batch && given.every((row) => row.length === units.length);
  const byUnit = given.length === units.length && given.every((row) => row.length === batch);
  if (byExample === byUnit && units.length > 1) return undefined;
  return Array.from({ length: batch }, (_, n) =>
    units.map((of, j) =>
      item(
        { ...of, example: n + 1 },
        byUnit || units.length === 1 ? flat[j * batch + n] : flat[n * units.length + j],
      ),
    ),
  ).flat();
}

/** NumPy leaves out trailing zeros, `0.` and `0.08` beside `0.0822`: all numbers of a printout are as exact as the longest. */
function withPrintedDecimals(
  rows: readonly (readonly WrittenNumber[])[],
): readonly (readonly WrittenNumber[])[] {
  const flat = rows.flat();
  if (flat.length === 1 || !flat.some(({ text }) => text.endsWith("."))) return rows;
  const decimals = flat.filter(({ half }) => half > 0);
  const half = Math.min(...decimals.map((number) => number.half));
  return rows.map((row) =>
    row.map((number) => (number.half > 0 && !/e/i.test(number.text) ? { ...number, half } : number)),
  );
}

function countingQuestion(
  { line, label }: Statement,
  [zero, one]: readonly [string, string],
): ReadingQuestion {
  return {
    line,
    text: `${short(label)}: do its brackets count from 0 or from 1?`,
    readings: [
      { words: `from 0: ${zero}`, options: { countFrom: 0 } },
      { words: `from 1: ${one}`, options: { countFrom: 1 } },
    ],
  };
}

/** The decimal sign that the text uses where there is no doubt. */
function decimalOf(statements: readonly Statement[]): DecimalSign | undefined {
  const points = statements.some(({ value }) => /\d\.\d|(?<!\d)\.\d/.test(value));
  const commas = statements.some(({ value }) =>
    /^[-+]?(?:0,\d{2,}|\d+,\d{4,})(?:e[-+]?\d+)?$/i.test(value.trim()),
  );
  return points === commas ? undefined : points ? "." : ",";
}
