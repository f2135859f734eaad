import { type Change, type Path, withChanges } from "../../document/changes";
import type { Edit, NetworkDocument } from "../../document/document";
import { resizeDocument } from "../../document/edit/resizeDocument";
import { type Choice, type Outcome, refused } from "../../document/outcome";
import { lossOf } from "../../document/variants";
import { arrayRows, type NumberArray, transposedRows } from "../numberArray";
import { gridAt, type NumberGrid } from "./grid";

type PastedRows = readonly (readonly number[])[];

/**
 * What becomes of numbers that are pasted into a cell: the whole matrix where they have its shape, else the cells from
 * this one on. Where only their transpose fits, or a row of as many numbers, it is asked about; what fits nowhere is
 * refused with both shapes.
 * @param path of a weight, a bias, an input or a target
 * @param mostExamples so many rows a batch may get
 */
export function pasteIntoCell(
  document: NetworkDocument,
  path: Path,
  array: NumberArray,
  mostExamples: number,
): Outcome {
  const grid = gridAt(document, path);
  const given = arrayRows(array);
  if (!grid) return refused("Numbers can be pasted into weights, biases, inputs and targets.");
  if (!given) return refused(`An array with ${array.shape.length} directions was pasted; a table has two.`);
  const block = { rows: grid.rows, columns: grid.to - grid.from };
  const rows = fillsAsVector(given, block) ? transposedRows(given) : given;
  const there = cornerOf(grid, rows);
  const isTurned = fillsGrid(transposedRows(rows), block) && !fillsGrid(rows, block);
  if (there && !isTurned) return done(document, grid, rows, there);
  const choices = choicesFor(document, grid, rows, mostExamples).filter(
    ({ edit }) => !edit || !targetFault(edit(document), document),
  );
  const end = choices.length > 0 ? "." : ": nothing was changed.";
  return {
    words: `${sizeText(rows)} is given, and ${grid.words} ${block.rows} × ${block.columns}${end}`,
    choices,
  };
}

/** A square goes straight, and can be turned afterwards. */
function done(document: NetworkDocument, grid: NumberGrid, rows: PastedRows, corner: Corner): Outcome {
  const edit = putting(document, grid, rows, corner);
  const fault = targetFault(edit(document), document);
  if (fault) return refused(`${sizeText(rows)} was not pasted: ${fault}.`);
  const other = transposedRows(rows);
  const turns = fillsGrid(other, { rows: rows.length, columns: rows[0].length }) && !areSameRows(rows, other);
  return {
    words: `${sizeText(rows)} pasted${turns ? ", rows as rows" : ""}.`,
    edit,
    choices: turns
      ? [{ label: "Turn it: rows for columns", edit: putting(document, grid, other, corner) }]
      : [],
  };
}

/** What may have been meant by numbers that don't go there as they are. */
function choicesFor(
  document: NetworkDocument,
  grid: NumberGrid,
  rows: PastedRows,
  mostExamples: number,
): Choice[] {
  const choices: Choice[] = [];
  const offer = (label: string, numbers: PastedRows, corner: Corner | undefined) => {
    if (corner) choices.push({ label, edit: putting(document, grid, numbers, corner) });
  };
  const other = transposedRows(rows);
  offer(`Paste it turned, as ${sizeText(other)}`, other, cornerOf(grid, other));
  offer(`Paste it from this cell on, as ${sizeText(rows)}`, rows, cornerOf(grid, rows));
  const [height, width] = [grid.rows, grid.to - grid.from];
  const flat = rows.flat();
  if (rows.length === 1 && flat.length === height * width)
    offer(
      `Fill ${height} × ${width} row by row`,
      Array.from({ length: height }, (_, row) => flat.slice(row * width, (row + 1) * width)),
      { row: 0, column: grid.from },
    );
  if (grid.grows && grid.row + rows.length > grid.rows)
    offer(
      `Make it ${grid.row + rows.length} examples`,
      rows,
      cornerOf({ ...grid, rows: mostExamples }, rows),
    );
  return choices;
}

type GridShape = Pick<NumberGrid, "rows"> & { readonly columns: number };

const fillsGrid = (rows: PastedRows, shape: GridShape) =>
  rows.length === shape.rows && rows[0].length === shape.columns;
const areSameRows = (one: PastedRows, other: PastedRows) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a row is to fill a column, or the other way round: a vector's direction means nothing then. */
function fillsAsVector(rows: PastedRows, block: GridShape): boolean {
  return (
    Math.min(rows.length, rows[0].length) === 1 &&
    rows.length === block.columns &&
    rows[0].length === block.rows
  );
}

interface Corner {
  readonly row: number;
  readonly column: number;
}

/**
 * Where numbers go: the beginning of the block where they fill it, the beginning of the rows where they are whole ones,
 * else the cell. Weights don't run over into biases. Nothing where they don't fit.
 */
function cornerOf(
  { rows, columns, row, column, from, to }: NumberGrid,
  numbers: PastedRows,
): Corner | undefined {
  const [height, width] = [numbers.length, numbers[0].length];
  if (height === rows && width === to - from) return { row: 0, column: from };
  if (height === rows && width === columns) return { row: 0, column: 0 };
  const isWhole = width === columns && column === 0;
  return row + height <= rows && (isWhole || column + width <= to) ? { row, column } : undefined;
}

/** Puts numbers into a table from a place on; a batch gets as many examples as they need. */
function putting(
  document: NetworkDocument,
  grid: NumberGrid,
  numbers: PastedRows,
  { row, column }: Corner,
): Edit {
  const changes: Change[] = numbers.flatMap((line, r) =>
    line.map((value, c) => ({ path: grid.at(row + r, column + c), value })),
  );
  const missing = grid.grows ? row + numbers.length - grid.rows : 0;
  return (now) => {
    if (missing <= 0) return withChanges(now, changes);
    const { inputs, targets } = document.batch;
    const more = (of: PastedRows) => [...of, ...Array.from({ length: missing }, () => [])];
    const longer = resizeDocument({ ...now, batch: { inputs: more(inputs), targets: more(targets) } });
    return withChanges(longer, changes);
  };
}

/** What the loss has against the new targets, where they are others than before. */
function targetFault(after: NetworkDocument, before: NetworkDocument): string | undefined {
  if (after.batch.targets === before.batch.targets) return undefined;
  const loss = lossOf(after);
  return after.batch.targets.flatMap((targets) => loss.targetFault(targets) ?? [])[0];
}

const sizeText = (rows: PastedRows) => `${rows.length} × ${rows[0].length}`;
