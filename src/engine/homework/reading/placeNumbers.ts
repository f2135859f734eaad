import { isWeight, type Plain } from "../../names/tensorRef";
import type { GivenAnswer, WrittenNumber } from "../answer/answer";
import { namesOfBatch, namesWholeGradient } from "../answer/namedQuantity";
import type { Meaning } from "./names/meaning";
import type { ReadNumbers } from "./numbers/readNumbers";
import type { ReadingConvention, ReadingConventions } from "./text/conventions";
import type { AnswerStatement } from "./text/statement";

/** A statement's numbers with their quantities. */
export interface PlacedAnswers {
  readonly answers: readonly GivenAnswer[];
  /** Conventions that its form speaks against: a matrix that only fits turned round. */
  readonly against: readonly ReadingConvention[];
}

export type Placing =
  | { readonly kind: "placed"; readonly placed: PlacedAnswers }
  | { readonly kind: "fault"; readonly message: string }
  | Extract<ReadNumbers, { kind: "comma" }>;

/** Reads as many numbers as there are places for. */
export type NumberReader = (text: string, sizes: readonly number[]) => ReadNumbers;

/** Puts a statement's numbers where its label and the text's conventions say. */
export function placeNumbers(
  { line, label, value }: AnswerStatement,
  { single, rows, perExample, name, matrixRows }: Extract<Meaning, { kind: "quantities" }>,
  numbersIn: NumberReader,
  batch: number,
  conventions: ReadingConventions,
): Placing {
  const fault = (message: string): Placing => ({ kind: "fault", message });
  const answered = (
    answers: readonly GivenAnswer[],
    against: readonly ReadingConvention[] = [],
  ): Placing => ({
    kind: "placed",
    placed: { answers, against },
  });
  const quantities = rows.flat();
  const inBrackets = value.startsWith("[") && quantities.length > 1;
  const one = (single !== undefined && !inBrackets) || quantities.length === 1;
  const sizes = [
    ...new Set([
      ...(one ? [1] : []),
      ...(quantities.length > 1 ? [quantities.length] : []),
      ...(perExample ? [quantities.length * batch] : []),
    ]),
  ];
  const numbers = numbersIn(value, sizes);
  if (numbers.kind === "fault") {
    const shares = notSummed(value, name, rows, single, batch, numbersIn, conventions);
    if (shares)
      return answered(
        shares.items.map(({ of, number }) => ({ quantity: name(of), label, number, line, isUnsummed: true })),
        shares.fits ? [] : ["examples"],
      );
    const names = quantities.map(name);
    const alone = numbersIn(value, [1]);
    // Of a whole gradient one number is an answer, if a wrong one; other layers' numbers by that name come first.
    if (!one && names.length > 1 && namesWholeGradient(names[0]) && alone.kind === "numbers")
      return answered(
        [{ quantity: names[0], label, number: alone.rows[0][0], line, insteadOf: names }],
        ["numbering"],
      );
    if (!one && /^\s*[-+\d.,e/%]+\s*$/i.test(value))
      return fault(
        `“${label}” has ${quantities.length} numbers; write ${name(quantities[0])} for the first of them, or all in brackets`,
      );
    return fault(`${label}: ${numbers.message}`);
  }
  if (numbers.kind === "comma") return numbers;
  const given = withPrintedDecimals(numbers.rows);
  const flat = given.flat();
  const answer = (quantity: string, number: WrittenNumber): GivenAnswer => ({
    quantity,
    label,
    number,
    line,
  });
  const needsExample = perExample && !(flat.length > 1 && flat.length === quantities.length * batch);
  if (needsExample && !namesOfBatch(single ?? name(quantities[0])))
    return fault(`“${label}” belongs to one example of ${batch}; write which, as in ${label}@1`);
  if (flat.length === 1) return answered([answer(single ?? name(quantities[0]), flat[0])]);
  if (perExample && !namesOfBatch(name(quantities[0]))) {
    const nested = /^[[(]\s*[[(]/.test(value.trim());
    const found = examplesOf(given, rows, batch, nested, conventions.examples);
    return found
      ? answered(
          found.items.map(({ of, number }) => answer(name(of), number)),
          found.fits ? [] : ["examples"],
        )
      : fault(`${label}: write one row for each example, or one for each unit`);
  }
  const isMatrix = isWeight(quantities[0]);
  const fitting = inRowsAndColumns(given, rows, isMatrix ? (matrixRows ?? conventions.rows) : "outputs");
  if (!fitting) return fault(`${label}: the numbers' rows and columns don't fit`);
  const speaksAgainst = isMatrix && matrixRows === undefined && !fitting.fits;
  return answered(
    fitting.items.map(({ of, number }) => answer(name(of), number)),
    speaksAgainst ? ["rows"] : [],
  );
}

/** Numbers of each example where their sum belongs: a row for each of them, a column, or a whole matrix. */
function notSummed(
  value: string,
  name: (of: Plain) => string,
  rows: readonly (readonly Plain[])[],
  single: string | undefined,
  batch: number,
  numbersIn: NumberReader,
  { examples, rows: stand }: ReadingConventions,
): ArrangedNumbers | undefined {
  const quantities = rows.flat();
  if (batch < 2 || !namesWholeGradient(single ?? name(quantities[0]))) return undefined;
  const numbers = numbersIn(value, [quantities.length * batch]);
  if (numbers.kind !== "numbers") return undefined;
  const given = withPrintedDecimals(numbers.rows);
  const nested = /^[[(]\s*[[(]/.test(value.trim());
  const found = examplesOf(given, rows, batch, nested, examples);
  if (found || given.length % batch > 0) return found;
  // A matrix for each example.
  const height = given.length / batch;
  const items = Array.from({ length: batch }, (_, n) =>
    inRowsAndColumns(given.slice(n * height, (n + 1) * height), rows, stand)?.items.map(({ of, number }) => ({
      of: { ...of, example: n + 1 },
      number,
    })),
  );
  return items.every((each) => each !== undefined) ? { items: items.flat(), fits: true } : undefined;
}

interface ArrangedNumbers {
  readonly items: readonly { readonly of: Plain; readonly number: WrittenNumber }[];
  /** Whether rows and columns are as the convention has them. */
  readonly fits: boolean;
}

/** The numbers in their places: as rows and columns say, turned round where only that fits, or one after the other. */
function inRowsAndColumns(
  given: readonly (readonly WrittenNumber[])[],
  rows: readonly (readonly Plain[])[],
  stand: ReadingConventions["rows"],
): ArrangedNumbers | undefined {
  const [r, c] = [rows.length, rows[0].length];
  const shape = (height: number, width: number) =>
    given.length === height && given.every((row) => row.length === width);
  const straight = () => rows.flatMap((row, j) => row.map((of, i) => ({ of, number: given[j][i] })));
  const turned = () => rows.flatMap((row, j) => row.map((of, i) => ({ of, number: given[i][j] })));
  // A single row or column is written in either way.
  const isVector = r === 1 || c === 1;
  if (stand === "outputs" && shape(r, c)) return { items: straight(), fits: true };
  if (stand === "inputs" && shape(c, r)) return { items: turned(), fits: true };
  if (shape(r, c)) return { items: straight(), fits: given.length === 1 || isVector };
  if (shape(c, r)) return { items: turned(), fits: given.length === 1 || isVector };
  const isLine = given.length === 1 || given.every((row) => row.length === 1) || isVector;
  const flat = given.flat();
  const order = stand === "outputs" ? rows.flat() : columnsOf(rows).flat();
  return isLine ? { items: order.map((of, k) => ({ of, number: flat[k] })), fits: true } : undefined;
}

const columnsOf = <Item>(rows: readonly (readonly Item[])[]): Item[][] =>
  rows[0].map((_, column) => rows.map((row) => row[column]));

/** A row for each example, as PyTorch has them, or a row for each unit. */
function examplesOf(
  given: readonly (readonly WrittenNumber[])[],
  rows: readonly (readonly Plain[])[],
  batch: number,
  nested: boolean,
  stand: ReadingConventions["examples"],
): ArrangedNumbers | undefined {
  const units = rows.flat();
  const flat = given.flat();
  const shape = (height: number, width: number) =>
    given.length === height && given.every((row) => row.length === width);
  const byExample = shape(batch, units.length);
  const byUnit = shape(units.length, batch);
  if (!byExample && !byUnit && units.length > 1) return undefined;
  const inRows = byExample && (!byUnit || stand === "rows");
  const items = Array.from({ length: batch }, (_, n) =>
    units.map((of, j) => ({
      of: { ...of, example: n + 1 },
      number: inRows || units.length === 1 ? flat[n * units.length + j] : flat[j * batch + n],
    })),
  ).flat();
  // [1, 2, 3] for a single unit is neither.
  const saysNothing = byExample === byUnit || (units.length === 1 && !nested);
  return { items, fits: saysNothing || (stand === "rows" ? byExample : byUnit) };
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
