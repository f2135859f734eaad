import { dsvFormat } from "d3";
import { type SheetRow, UnreadableTable } from "./sheet";

/** What parts the cells of a table: a mark, or blanks. */
export type Mark = "\t" | ";" | "|" | "," | " ";

export const markWords: Readonly<Record<Mark, string>> = {
  "\t": "tabs",
  ";": "semicolons",
  "|": "bars",
  ",": "commas",
  " ": "blanks",
};

/** So many lines are looked at to find out how a table is parted. */
const lookedAt = 40;
/** A quoted cell with more line ends than this was never closed. */
const mostLineEnds = 50;

/** The rows of a table with their line numbers; those without any cell are passed over. */
export function partedBy(mark: Mark, text: string): SheetRow[] {
  if (mark === " ") return byBlanks(text);
  const rows: SheetRow[] = [];
  let line = 1;
  for (const cells of dsvFormat(mark).parseRows(text)) {
    const from = line;
    for (const cell of cells) {
      const ends = cell.includes("\n") || cell.includes("\r") ? cell.split(/\r\n|\r|\n/).length - 1 : 0;
      if (ends > mostLineEnds)
        throw new UnreadableTable('has a quotation mark (") that is never closed', from);
      line += ends;
    }
    line += 1;
    const trimmed = cells.map((cell) => cell.trim());
    if (trimmed.some((cell) => cell !== "")) rows.push({ line: from, cells: trimmed });
  }
  return rows;
}

function byBlanks(text: string): SheetRow[] {
  return text.split(/\r\n|\r|\n/).flatMap((content, n) => {
    const cells = [...content.matchAll(/"([^"]*)"|'([^']*)'(?=\s|$)|\S+/g)].map(
      ([whole, double, single]) => double ?? single ?? whole,
    );
    return cells.length > 0 ? [{ line: n + 1, cells }] : [];
  });
}

/** What parts the cells: the first mark that gives the lines of the beginning the same number of cells; else blanks. */
export function markOf(text: string): Mark {
  const beginning = firstLines(text);
  const parted = (["\t", ";", "|", ","] as const).map((mark) => ({
    mark,
    ...evenness(mark, beginning),
  }));
  const even = parted.find(({ share }) => share >= 0.8);
  const some = parted.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  return (even ?? some[0])?.mark ?? " ";
}

/** Which part of the lines has the usual number of cells; 0 where that is 1, or where cells hold rows of numbers themselves. */
function evenness(mark: Mark, text: string): { readonly share: number } {
  if (!text.includes(mark)) return { share: 0 };
  const rows = partedBy(mark, text);
  const width = usualWidth(rows);
  const holdsRows = rows.some(({ cells }) =>
    cells.some((cell) => /^[-+\d.?]+(?:\s+[-+\d.?]+){2,}$/.test(cell)),
  );
  if (width < 2 || holdsRows) return { share: 0 };
  return { share: rows.filter(({ cells }) => cells.length === width).length / rows.length };
}

function firstLines(text: string): string {
  let end = 0;
  for (let line = 0; line < lookedAt && end >= 0; line++) {
    end = text.indexOf("\n", end) + 1;
    if (end === 0) return text;
  }
  return text.slice(0, end);
}

/** The number of cells that most rows have. */
export function usualWidth(rows: readonly SheetRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let usual = 0;
  for (const [width, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = width;
  return usual;
}
