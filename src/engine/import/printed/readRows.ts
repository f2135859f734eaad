import { type NumberArray, Unreadable } from "../numberArray";

/** A line that names what follows: `W1 =`, `fc1.bias:`. */
const heading = /^([A-Za-z_][\w.]*)\s*[=:]?$/;

interface TableLines {
  readonly name?: string | undefined;
  readonly lines: { readonly line: number; readonly text: string }[];
}

/**
 * Tables without brackets, as spreadsheets copy them and MATLAB prints them: cells parted by tabs, semicolons, commas,
 * bars or blanks. A first row and a first column of words are headings. Decimal commas are understood where a comma
 * can't part cells.
 * @throws Unreadable
 */
export function readRows(text: string): NumberArray[] {
  const blocks: TableLines[] = [{ lines: [] }];
  for (const [k, content] of text.split(/\r\n|\r|\n/).entries()) {
    const name = heading.exec(content.trim())?.[1];
    if (name !== undefined && !/^(?:nan|inf)$/i.test(name)) blocks.push({ name, lines: [] });
    else if (content.trim() !== "" && !isRule(content))
      blocks[blocks.length - 1].lines.push({ line: k + 1, text: content });
  }
  return blocks.flatMap((block) => (block.lines.length === 0 ? [] : [numberArray(block)]));
}

const isRule = (line: string) => line.includes("--") && /^[\s|:+=-]*$/.test(line);

function numberArray({ name, lines }: TableLines): NumberArray {
  const part = parterOf(lines.map(({ text }) => text).join("\n"));
  const cells = lines.map(({ line, text }) => ({ line, cells: part(text) }));
  const headed = cells.length > 1 && cells[0].cells.every((cell) => cell === "" || /^[A-Za-z_]/.test(cell));
  const body = headed ? cells.slice(1) : cells;
  const named = body.every((row) => row.cells.length > 1 && /^[A-Za-z_]/.test(row.cells[0]));
  const rows = body.map((row) => ({ ...row, cells: named ? row.cells.slice(1) : row.cells }));
  const columns = rows[0].cells.length;
  const values = rows.flatMap((row) => {
    if (row.cells.length !== columns)
      throw new Unreadable(
        `Line ${row.line} has ${row.cells.length} numbers, but the line before has ${columns}.`,
      );
    return row.cells.map((cell) => numberIn(cell, row.line));
  });
  return { name, shape: rows.length === 1 ? [columns] : [rows.length, columns], values };
}

/** What parts the cells of a table. */
function parterOf(text: string): (line: string) => string[] {
  const by = (mark: string | RegExp) => (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split(mark)
      .map((cell) => cell.trim());
  // A semicolon or a bar at the end parts nothing.
  for (const mark of ["\t", "|", ";"])
    if (text.replace(/[;|]\s*$/gm, "").includes(mark)) return (line) => by(mark)(line.replace(/;\s*$/, ""));
  if (!text.includes(",")) return by(/\s+/);
  // 0,15 0,2: each comma stands within a number.
  const isDecimal = !text.includes(".") && /\d,\d/.test(text);
  if (isDecimal && /,\s/.test(text)) return by(/,\s+/);
  if (isDecimal && /\d[^\S\n]+[-+−\d]/.test(text.trim())) return by(/\s+/);
  return (line) => by(",")(line.replace(/,\s*$/, ""));
}

function numberIn(cell: string, line: number): number {
  const plain = cell.replace("−", "-").replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+))?$/i.exec(plain);
  const value = match ? Number(match[1]) / Number(match[2] ?? 1) : Number.NaN;
  if (!Number.isFinite(value))
    throw new Unreadable(
      cell === ""
        ? `Line ${line} has an empty cell.`
        : `In line ${line}, “${cell.slice(0, 30)}” isn't a number.`,
    );
  return value;
}
