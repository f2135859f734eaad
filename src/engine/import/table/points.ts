import type { PointData } from "../../document/parts/data";
import { mostInputs } from "../limits";
import type { CellColumn } from "./columns";
import { dataPartOf, mostClasses } from "./guess";
import { type ColumnInputs, scaleWords, targetScaleWords } from "./scales";
import { cellNumber, type Decimal, isMissing } from "./sheet/cells";
import { type ColumnUse, countedWithCommas, type SheetRow, shownCell, type TableFault } from "./sheet/sheet";

const mostFaults = 20;
const mostRows = 100_000;
const shownLines = 5;

interface PointOptions {
  readonly decimal: Decimal;
  readonly leaveOut: boolean;
  /** The categories of each column in their order, where the source gives it. */
  readonly categories: readonly (readonly string[] | undefined)[] | undefined;
}

/** Points, or what stands in the way. */
export interface TablePoints {
  readonly incomplete: {
    readonly count: number;
    readonly lines: readonly number[];
    readonly leftOut: boolean;
  };
  readonly faults: readonly TableFault[];
  readonly data?: PointData;
  readonly scales?: string;
  readonly targetScales?: string;
}

/** A table's rows as points, by what each column is used for. */
export function pointsOfTable(
  rows: readonly SheetRow[],
  columns: readonly CellColumn[],
  uses: readonly ColumnUse[],
  { decimal, leaveOut, categories }: PointOptions,
): TablePoints {
  const columnsOf = (...wanted: readonly ColumnUse[]) =>
    [...uses.keys()].filter((index) => wanted.includes(uses[index]));
  const problems = problemsIn(rows, columns, uses, decimal);
  const left = new Set(problems.keys());
  const incomplete = {
    count: left.size,
    lines: [...problems.values()].slice(0, shownLines).map(({ line }) => line),
    leftOut: leaveOut && left.size > 0,
  };
  const refused = (...faults: readonly TableFault[]): TablePoints => ({ incomplete, faults });
  if (rows.length === 0) return refused({ line: 0, message: "There are names, but no points follow." });
  const choice = choiceFault(columns, columnsOf);
  if (choice) return refused({ line: 0, message: choice });
  if (left.size > 0 && !leaveOut) return refused(...[...problems.values()].slice(0, mostFaults));
  const kept = left.size > 0 ? rows.filter((row) => !left.has(row)) : rows;
  if (kept.length === 0) return refused({ line: 0, message: "No row is left." });
  if (kept.length > mostRows)
    return refused({
      line: 0,
      message: `It has ${countedWithCommas(kept.length, "point")}; ${mostRows.toLocaleString("en")} are the most.`,
    });

  const inputs = inputsOf(kept, columns, columnsOf("input", "category"), uses, { decimal, categories });
  const total = kept.length * inputs.names.length;
  if (total > mostInputs)
    return refused({
      line: 0,
      message: `${countedWithCommas(kept.length, "point")} with ${countedWithCommas(inputs.names.length, "input")} are ${total.toLocaleString("en")} numbers; ${mostInputs.toLocaleString("en")} are the most. Leave out columns or rows.`,
    });
  const split = columnsOf("split");
  const base = {
    type: "points" as const,
    columns: inputs.names,
    inputs: inputs.rows,
    ...(split.length > 0 && { parts: kept.map(({ cells }) => dataPartOf(cells[split[0]] ?? "") ?? 0) }),
  };
  const scaled = { incomplete, faults: [], ...scaleWords(inputs) };
  const targets = columnsOf("target");
  if (targets.length > 0) {
    const numbers = kept.map(({ cells }) =>
      targets.map((index) => cellNumber(cells[index], decimal) ?? Number.NaN),
    );
    const names = targets.map((index) => columns[index].name);
    return { ...scaled, data: { ...base, targets: numbers }, ...targetScaleWords(names, numbers) };
  }
  const found = classesOf(kept, columns, columnsOf("label"), { decimal, categories });
  return "fault" in found ? refused(found.fault) : { ...scaled, data: { ...base, ...found } };
}

/** What is wrong with what the columns were chosen for, whatever is in them. */
function choiceFault(
  columns: readonly CellColumn[],
  columnsOf: (...wanted: readonly ColumnUse[]) => readonly number[],
): string | undefined {
  const [labels, targets, inputs] = [columnsOf("label"), columnsOf("target"), columnsOf("input", "category")];
  const all = columns.length;
  if (all < 2)
    return `It has one column, but a point needs at least one input and its label: ${shownCell(columns[0]?.distinct[0])}.`;
  if (labels.length > 0 && targets.length > 0)
    return `“${columns[labels[0]].name}” is to be a label and “${columns[targets[0]].name}” a target: points have either.`;
  if (labels.length + targets.length === 0)
    return "No column is a label or a target: choose what is to be learned.";
  if (inputs.length === 0) return "No column is an input: choose from what it is to be learned.";
  if (columnsOf("split").length > 1) return "Two columns are to be the split; one can be.";
  return undefined;
}

/** The rows that can't be used as they are, each with the first thing that is wrong. */
function problemsIn(
  rows: readonly SheetRow[],
  columns: readonly CellColumn[],
  uses: readonly ColumnUse[],
  decimal: Decimal,
): ReadonlyMap<SheetRow, TableFault> {
  const used = [...uses.keys()].filter((index) => uses[index] !== "out");
  const problems = new Map<SheetRow, TableFault>();
  for (const row of rows) {
    const { line, cells } = row;
    const problem =
      cells.length === columns.length
        ? problemIn(cells, columns, used, uses, decimal)
        : `has ${countedWithCommas(cells.length, "column")}, but the table has ${columns.length}`;
    if (problem) problems.set(row, { line, message: problem });
  }
  return problems;
}

function problemIn(
  cells: readonly string[],
  columns: readonly CellColumn[],
  used: readonly number[],
  uses: readonly ColumnUse[],
  decimal: Decimal,
): string | undefined {
  for (const index of used) {
    const [cell, use, { name }] = [cells[index], uses[index], columns[index]];
    if (isMissing(cell))
      return `column "${name}" has no value${cell === "" ? "" : `, but ${shownCell(cell)}`}`;
    if ((use === "input" || use === "target") && cellNumber(cell, decimal) === undefined)
      return `column "${name}" must be a number, but is ${shownCell(cell)}`;
    if (use === "split" && dataPartOf(cell) === undefined)
      return `column "${name}" must say train, validation or test, but is ${shownCell(cell)}`;
  }
  return undefined;
}

function inputsOf(
  rows: readonly SheetRow[],
  columns: readonly CellColumn[],
  indices: readonly number[],
  uses: readonly ColumnUse[],
  { decimal, categories }: Pick<PointOptions, "decimal" | "categories">,
): ColumnInputs {
  const made = indices.map((index) => {
    const { name } = columns[index];
    if (uses[index] === "input") return { names: [name], category: undefined };
    const words = categories?.[index] ?? inOrder(differentIn(rows, index, decimal));
    // Of two, the second says all.
    const told = words.length === 2 ? words.slice(1) : words;
    return { names: told.map((word) => `${name}=${word}`), category: told };
  });
  return {
    names: made.flatMap(({ names }) => names),
    isCategory: made.flatMap(({ names, category }) => names.map(() => category !== undefined)),
    rows: rows.map(({ cells }) =>
      made.flatMap(({ category }, k) => {
        const cell = cells[indices[k]];
        if (!category) return [cellNumber(cell, decimal) ?? Number.NaN];
        const word = sameWord(cell, decimal);
        return category.map((one) => (one === word ? 1 : 0));
      }),
    ),
  };
}

/** Classes and labels: of one column its words, of several with a single 1 in each row their names. */
function classesOf(
  rows: readonly SheetRow[],
  columns: readonly CellColumn[],
  indices: readonly number[],
  { decimal, categories }: Pick<PointOptions, "decimal" | "categories">,
): Pick<PointData, "classes" | "labels"> | { readonly fault: TableFault } {
  const fault = (line: number, message: string) => ({ fault: { line, message } });
  if (indices.length > 1) {
    const names = indices.map((index) => columns[index].name);
    const bits = rows.map(({ cells }) => indices.map((index) => cellNumber(cells[index], decimal)));
    const wrong = bits.findIndex(
      (row) => !row.every((bit) => bit === 0 || bit === 1) || row.filter((bit) => bit === 1).length !== 1,
    );
    if (wrong >= 0)
      return fault(
        rows[wrong].line,
        `${names.length} columns are the label, so one of them must be 1 and the others 0, but they are ${indices.map((index) => rows[wrong].cells[index]).join(", ")}`,
      );
    return { classes: names, labels: bits.map((row) => row.indexOf(1)) };
  }
  const [index] = indices;
  const { name } = columns[index];
  const present = differentIn(rows, index, decimal);
  const classes = categories?.[index]?.filter((word) => present.has(word)) ?? inOrder(present);
  if (classes.length < 2)
    return fault(
      0,
      `All points have the label ${shownCell(classes[0])}: telling apart takes at least two classes.`,
    );
  if (classes.length > mostClasses)
    return fault(
      0,
      `Column "${name}" has ${classes.length} different labels; ${mostClasses} classes are the most. Is it a target, or to be left out?`,
    );
  const numberOf = new Map(classes.map((word, k) => [word, k]));
  return { classes, labels: rows.map(({ cells }) => numberOf.get(sameWord(cells[index], decimal)) ?? 0) };
}

/** Numbers that are the same, however they are written, are one word. */
const sameWord = (cell: string, decimal: Decimal) => {
  const value = cellNumber(cell, decimal);
  return value === undefined ? cell : String(value);
};

const differentIn = (rows: readonly SheetRow[], index: number, decimal: Decimal): ReadonlySet<string> =>
  new Set(rows.map(({ cells }) => sameWord(cells[index], decimal)));

/** Numbers by size, words by the alphabet. */
function inOrder(words: ReadonlySet<string>): string[] {
  const all = [...words];
  const numbers = all.every((word) => cellNumber(word, ".") !== undefined);
  return numbers ? all.sort((a, b) => Number(a) - Number(b)) : all.sort();
}
