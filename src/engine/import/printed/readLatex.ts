import { type NumberArray, turned, Unreadable } from "../numberArray";

const matrix =
  /(?:([A-Za-z]+)\s*(?:(?:\^|_)\s*\{?[([]*(\w+)[)\]]*\}?)?\s*=\s*)?(?:\\left\s*[([|.]\s*)?\\begin\{((?:[pbvBV]|small)?matrix|array)\*?\}(?:\s*(?:\{[^}]*\}|\[[^\]]*\]))?([\s\S]*?)\\end\{\3\*?\}(?:\s*\\right\s*[)\]|.])?(\s*\^\s*\{?\s*(?:T|\\top|\\intercal|\\mathsf\s*\{?T|\\mathrm\s*\{?T)\b)?/g;

export const isLatex = (text: string) => /\\begin\{(?:[pbvBV]|small)?(?:matrix|array)\*?\}/.test(text);

/**
 * The matrices of a text in LaTeX; `^T` behind one turns it.
 * @throws Unreadable
 */
export function readLatex(text: string): NumberArray[] {
  return [...text.matchAll(matrix)].map(([, letters, place, , body, isTurned]) => {
    const rows = body
      .split(/\\\\(?:\[[^\]]*\])?|\\cr\b/)
      .map((row) => row.replace(/\\(?:[hcv]line|toprule|midrule|bottomrule)(?:\{[^}]*\})?/g, ""))
      .filter((row) => row.trim() !== "")
      .map((row) => row.split("&").map(numberIn));
    const longer = rows.find((row) => row.length !== rows[0].length);
    if (longer)
      throw new Unreadable(
        `The rows of the matrix have different lengths: ${rows[0].length} and ${longer.length} numbers.`,
      );
    const straight = isTurned ? turned(rows) : rows;
    const name = letters && `${letters}${place ?? ""}`;
    return { name, shape: [straight.length, straight[0]?.length ?? 0], values: straight.flat() };
  });
}

function numberIn(cell: string): number {
  const plain = cell
    .replace(/\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\(?:phantom|hphantom|vphantom)\s*\{[^}]*\}|\\[,;:! ]|\\quad|[~${}\s]/g, "")
    .replace("−", "-")
    .replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+))?$/i.exec(plain);
  if (!match) throw new Unreadable(`In the matrix, “${cell.trim().slice(0, 30)}” is no number.`);
  return Number(match[1]) / Number(match[2] ?? 1);
}
