import { dsvFormat } from "d3";
import type { PointData } from "../document/document";
import { mostCharacters } from "./limits";

export interface TableOptions {
  /** Whether the first line names the columns; found out where it isn't given. */
  readonly header?: boolean;
  /** The place of the column with the label or target, from 0; the last one where it isn't given. */
  readonly label?: number;
  /** What the last column is; found out where it isn't given: regression for numbers of which more than ten differ. */
  readonly task?: "classification" | "regression";
}

export interface LineFault {
  /** Counts from 1; 0 where the whole text is meant. */
  readonly line: number;
  readonly message: string;
}

export type Table =
  | {
      readonly data: PointData;
      /** Whether the first line was taken for names. */
      readonly header: boolean;
      /** All columns by name, that of the label too. */
      readonly columns: readonly string[];
      readonly label: number;
      readonly faults?: undefined;
    }
  | {
      readonly data?: undefined;
      readonly faults: readonly LineFault[];
      /** Where the text has columns at all: another one may be the label. */
      readonly columns?: readonly string[];
      readonly label?: number;
    };

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** More classes than this are a mistake, such as a column of numbers taken for names. */
const mostClasses = 20;
const mostFaults = 20;
const mostRows = 100_000;

/**
 * Reads a table of points: CSV with commas, semicolons or tabs, or numbers parted by blanks. Empty lines and lines that
 * begin with # are passed over. A faulty line refuses the whole table. Never throws.
 */
export function readTable(text: string, { header, label, task }: TableOptions = {}): Table {
  if (text.length > mostCharacters)
    return refused(0, `It has ${text.length} characters; ${mostCharacters} are the most.`);
  const rows = rowsOf(text);
  if (rows.length === 0) return refused(0, "There are no points in it: the text is empty.");
  const width = rows[0].cells.length;
  if (width < 2)
    return refused(
      rows[0].line,
      `has one column, but a point needs at least one input and its label: ${shown(rows[0].cells[0])}`,
    );
  const place = label ?? width - 1;
  const exists = Number.isInteger(place) && place >= 0 && place < width;
  const headed = header ?? looksLikeHeader(rows, place);
  const points = headed ? rows.slice(1) : rows;
  const columns = namesOf(headed ? rows[0].cells : undefined, width, exists ? place : width - 1);
  const known = { columns, ...(exists && { label: place }) };
  const refusedHere = (line: number, message: string): Table => ({ ...refused(line, message), ...known });
  if (!exists)
    return refusedHere(0, `Column ${place + 1} was to be the label, but there are ${width} columns.`);
  if (points.length === 0)
    return refusedHere(rows[0].line, "is taken for the columns' names, and no points follow.");
  if (points.length > mostRows)
    return refusedHere(0, `It has ${points.length} points; ${mostRows} are the most.`);

  const faults = points.flatMap((row) => faultOf(row, width, place, columns) ?? []);
  const answers = sameForSame(points.map(({ cells }) => cells[place]?.trim() ?? ""));
  const kind = task ?? taskOf(answers);
  if (kind === "regression")
    points.forEach(({ line }, n) => {
      if (numberIn(answers[n]) === undefined)
        faults.push({
          line,
          message: `column "${columns[place]}" must be a number, but is ${shown(answers[n])}`,
        });
    });
  if (faults.length > 0)
    return { faults: faults.sort((a, b) => a.line - b.line).slice(0, mostFaults), ...known };

  const inputs = points.map(({ cells }) =>
    cells.flatMap((cell, column) => (column === place ? [] : [numberIn(cell) as number])),
  );
  const features = columns.filter((_, column) => column !== place);
  const read = { header: headed, columns, label: place };
  if (kind === "regression") {
    const targets = answers.map((answer) => [numberIn(answer) as number]);
    return { ...read, data: { type: "points", columns: features, inputs, targets } };
  }
  const classes = inOrder([...new Set(answers)]);
  if (classes.length < 2)
    return refusedHere(
      0,
      `All points have the label ${shown(classes[0])}: telling apart takes at least two classes.`,
    );
  if (classes.length > mostClasses)
    return refusedHere(
      0,
      `Column "${columns[place]}" has ${classes.length} different labels; ${mostClasses} classes are the most.`,
    );
  const numberOf = new Map(classes.map((name, k) => [name, k]));
  const labels = answers.map((answer) => numberOf.get(answer) as number);
  return { ...read, data: { type: "points", columns: features, inputs, classes, labels } };
}

/** Lines with their numbers, parted into cells. */
function rowsOf(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const told = lines
    .map((content, n) => ({ line: n + 1, content }))
    .filter(({ content }) => content.trim() !== "" && !content.trimStart().startsWith("#"));
  const part = parterOf(told.slice(0, 20).map(({ content }) => content));
  return told.map(({ line, content }) => ({ line, cells: part(content) }));
}

/** What parts the cells: the first of tab, semicolon and comma that occurs in the first lines, else blanks. */
function parterOf(lines: readonly string[]): (line: string) => string[] {
  const mark = ["\t", ";", ","].find((candidate) => lines.some((line) => line.includes(candidate)));
  if (mark === undefined) return (line) => line.trim().split(/\s+/);
  const format = dsvFormat(mark);
  return (line) => (format.parseRows(line)[0] ?? [""]).map((cell) => cell.trim());
}

/** A first line names the columns where an input in it isn't a number while the second line's is. */
function looksLikeHeader(rows: readonly Row[], label: number): boolean {
  const [first, second] = rows;
  const isText = ({ cells }: Row) =>
    cells.every((cell, column) => column === label || numberIn(cell) === undefined);
  return isText(first) && (second === undefined || !isText(second));
}

function namesOf(cells: readonly string[] | undefined, width: number, label: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const feature = column < label ? column + 1 : column;
    const wanted = cells?.[column]?.trim() || (column === label ? "label" : `x${feature}`);
    const name = taken.has(wanted) ? `${wanted} (column ${column + 1})` : wanted;
    taken.add(name);
    return name;
  });
}

function faultOf(
  { line, cells }: Row,
  width: number,
  label: number,
  columns: readonly string[],
): LineFault | undefined {
  if (cells.length !== width)
    return { line, message: `has ${cells.length} columns, but the first line has ${width}` };
  const wrong = cells.findIndex((cell, column) => column !== label && numberIn(cell) === undefined);
  if (wrong >= 0)
    return { line, message: `column "${columns[wrong]}" must be a number, but is ${shown(cells[wrong])}` };
  return cells[label].trim() === ""
    ? { line, message: `column "${columns[label]}" is empty: the point has no label` }
    : undefined;
}

function taskOf(answers: readonly string[]): "classification" | "regression" {
  const numbers = answers.map(numberIn);
  const different = new Set(numbers).size;
  return numbers.every((number) => number !== undefined) && different > 10 ? "regression" : "classification";
}

/** Where all are numbers, 1 and 1.0 are the same. */
function sameForSame(answers: readonly string[]): readonly string[] {
  const numbers = answers.map(numberIn);
  return numbers.every((number) => number !== undefined) ? numbers.map(String) : answers;
}

/** A finite number written with a decimal point; nothing for anything else. */
function numberIn(cell: string | undefined): number | undefined {
  const text = cell?.trim() ?? "";
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Numbers by size, words by the alphabet. */
function inOrder(names: readonly string[]): string[] {
  const numbers = names.every((name) => numberIn(name) !== undefined);
  return numbers ? names.toSorted((a, b) => Number(a) - Number(b)) : names.toSorted();
}

const refused = (line: number, message: string) => ({ faults: [{ line, message }] });

/** A faulty cell, cut where it is long. */
function shown(cell: string | undefined): string {
  const text = cell ?? "";
  if (text === "") return "empty";
  return `"${text.length > 30 ? `${text.slice(0, 29)}…` : text}"`;
}
