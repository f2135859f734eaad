import { type NumberArray, transposedRows, Unreadable } from "../numberArray";

const begin =
  /\\begin\{((?:[pbvBV]|small)?matrix\*?|array\*?)\}(?:\s{0,9}(?:\{[^}]{0,99}\}|\[[^\]]{0,99}\]))?/g;

/** `W^{(1)} =`, before a matrix and the bracket around it. */
const nameBefore = /([A-Za-z]+)\s*(?:[\^_]\s*\{?[([]*(\w+)[)\]]*\}?)?\s*=\s*(?:\\left\s*[([|.]\s*|[([]\s*)?$/;
const turnedBehind =
  /^(?:\s*\\right\s*[)\]|.]|\s*[)\]])?\s*\^\s*\{?\s*(?:\\(?:top|intercal)\b|(?:\\math\w+\s*\{?\s*)?T\b)/;

export const isLatex = (text: string) => /\\begin\{(?:[pbvBV]|small)?(?:matrix|array)/.test(text);

/** Names, and what turns a matrix, stand beside it: so many letters are looked at. */
const near = 60;

/**
 * The matrices of a text in LaTeX; `^T` behind one turns it.
 * @throws Unreadable
 */
export function readLatex(text: string): NumberArray[] {
  const arrays: NumberArray[] = [];
  let from = 0;
  for (const match of text.matchAll(begin)) {
    if (match.index < from) continue;
    const close = `\\end{${match[1]}}`;
    const start = match.index + match[0].length;
    const end = text.indexOf(close, start);
    if (end < 0) throw new Unreadable(`A matrix is without its end: ${close} is missing.`);
    const rows = rowsIn(text.slice(start, end));
    const [, letters, marks = ""] =
      nameBefore.exec(text.slice(Math.max(from, match.index - near), match.index)) ?? [];
    from = end + close.length;
    const straight = turnedBehind.test(text.slice(from, from + near)) ? transposedRows(rows) : rows;
    const name = letters && `${letters}${marks}`;
    arrays.push({ name, shape: [straight.length, straight[0]?.length ?? 0], values: straight.flat() });
  }
  return arrays;
}

function rowsIn(body: string): number[][] {
  const rows = body
    .split(/\\\\(?:\[[^\]&\\]{0,20}\])?|\\cr\b/)
    .map((row) => row.replace(/\\(?:[hcv]line|toprule|midrule|bottomrule)(?:\{[^}]{0,20}\})?/g, ""))
    .filter((row) => row.trim() !== "")
    .map((row) => row.split("&").map(numberIn));
  const other = rows.find((row) => row.length !== rows[0].length);
  if (other)
    throw new Unreadable(
      `The rows of the matrix have different lengths: ${rows[0].length} and ${other.length} numbers.`,
    );
  return rows;
}

const longestCell = 200;

function numberIn(cell: string): number {
  const plain = cell
    .slice(0, longestCell)
    .replace(/\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\[hv]?phantom\s*\{[^}]*\}|\\[,;:! ]|\\quad|[~${}\s]/g, "")
    .replace("−", "-")
    .replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+))?$/i.exec(plain);
  if (!match || cell.length > longestCell)
    throw new Unreadable(`In the matrix, “${cell.trim().slice(0, 30)}” isn't a number.`);
  return Number(match[1]) / Number(match[2] ?? 1);
}
