import { cellNumber } from "../sheet/cells";
import { type Mark, markOf, markWords, partedBy, usualWidth } from "../sheet/parted";
import { type CellSheet, countedWithCommas, type SheetRow, UnreadableTable } from "../sheet/sheet";

/** More lines than this before a table aren't passed over. */
const longestPreamble = 12;

/**
 * Lines with cells: CSV with commas, semicolons, tabs or bars, or cells parted by blanks. Empty lines and lines that begin
 * with # or % are passed over, and so is a title above the table.
 * @throws UnreadableTable
 */
export function readDelimited(text: string): CellSheet {
  const { mark: said, content, comment } = withoutComments(text);
  const mark = said ?? markOf(content);
  const rows = withoutRules(partedBy(mark, content));
  if (rows.length === 0) throw new UnreadableTable("There are no points in it: the text is empty.");
  const named = comment ? namesIn(comment, mark, usualWidth(rows)) : undefined;
  const notes: string[] = [];
  const table = withoutPreamble(named ? [named, ...rows] : rows, notes);
  const even = withoutEmptyEdges(withNameOfRows(table, notes));
  return {
    words: `a table parted by ${markWords[mark]}`,
    rows: even,
    notes,
    // Where commas part the cells, one within a number stands between quotes and parts thousands.
    ...(mark === "," &&
      !even.some(({ cells }) => cells.some((cell) => /^-?\d+,\d/.test(cell))) && { decimal: "." }),
  };
}

interface Content {
  /** As Excel's first line says it: `sep=;`. */
  readonly mark?: Mark;
  /** With as many lines. */
  readonly content: string;
  /** The last line of comments before the table, which may name its columns. */
  readonly comment?: { readonly line: number; readonly text: string };
}

function withoutComments(text: string): Content {
  const lines = text.split(/\r\n|\r|\n/);
  const said = /^"?sep=(.)"?$/i.exec(lines[0].trim())?.[1];
  if (said) lines[0] = "";
  let comment: Content["comment"];
  let begun = false;
  if (/^\s*[#%]/m.test(text))
    lines.forEach((line, n) => {
      if (!/^\s*[#%]/.test(line)) begun ||= line.trim() !== "";
      else {
        if (!begun) comment = { line: n + 1, text: line.replace(/^\s*[#%]+/, "").trim() };
        lines[n] = "";
      }
    });
  return {
    content: lines.join("\n"),
    ...(said && said in markWords && { mark: said as Mark }),
    ...(comment && { comment }),
  };
}

function namesIn(
  { line, text }: NonNullable<Content["comment"]>,
  mark: Mark,
  width: number,
): SheetRow | undefined {
  const [row] = partedBy(mark, text);
  const fits = row?.cells.length === width && width > 1 && row.cells.every((cell) => !isNumber(cell));
  return fits ? { line, cells: row.cells } : undefined;
}

const isNumber = (cell: string) => cellNumber(cell, ".") !== undefined || cellNumber(cell, ",") !== undefined;

/** Without the rules that Markdown and databases draw between head and body. */
const withoutRules = (rows: readonly SheetRow[]) =>
  rows.filter(
    ({ cells }) =>
      !cells.every((cell) => /^[:+]?-+[-+]*:?$|^$/.test(cell)) || !cells.some((cell) => cell.includes("--")),
  );

/** Without lines of text above the table, which have other numbers of cells than it. */
function withoutPreamble(rows: readonly SheetRow[], notes: string[]): readonly SheetRow[] {
  const width = usualWidth(rows);
  const first = rows.findIndex(({ cells }) => cells.length >= width - 1 && cells.length > 1);
  const isText = rows.slice(0, first).every(({ cells }) => !cells.some(isNumber));
  if (first <= 0 || first > longestPreamble || !isText || width < 2) return rows;
  notes.push(
    `${countedWithCommas(first, "line")} above the table ${first === 1 ? "is" : "are"} passed over.`,
  );
  return rows.slice(first);
}

/** R and pandas leave the name of the column that names the rows out. */
function withNameOfRows(rows: readonly SheetRow[], notes: string[]): readonly SheetRow[] {
  const [head, ...body] = rows;
  const width = usualWidth(body);
  if (body.length === 0 || head.cells.length !== width - 1 || head.cells.some(isNumber)) return rows;
  notes.push("The first column has no name: the line with the names has one fewer.");
  return [{ ...head, cells: ["", ...head.cells] }, ...body];
}

/** Without a first or last column that is empty everywhere, as commas at the ends of lines make it. */
function withoutEmptyEdges(rows: readonly SheetRow[]): readonly SheetRow[] {
  const width = usualWidth(rows);
  const cut = rows.map((row) => {
    const { cells } = row;
    const surplus = cells.length > width && cells.slice(width).every((cell) => cell === "");
    return surplus ? { ...row, cells: cells.slice(0, width) } : row;
  });
  const isEmpty = (index: number) => cut.every(({ cells }) => (cells.at(index) ?? "") === "");
  const even = (row: SheetRow, from: number, to: number) =>
    row.cells.length === width ? { ...row, cells: row.cells.slice(from, to) } : row;
  const [from, to] = [isEmpty(0) ? 1 : 0, isEmpty(-1) ? -1 : width];
  if ((from === 0 && to === width) || width < 3) return cut;
  return cut.map((row) => even(row, from, to));
}
