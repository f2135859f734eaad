import { type CellSheet, countedWithCommas, type SheetRow, shownCell, UnreadableTable } from "../sheet/sheet";

/** More numbers than this aren't written out, most of which are 0. */
const mostNumbers = 2_000_000;

const pair = /^(\d+):([-+\d.eE]+|nan|inf)$/i;

/** Whether it is a label and pairs of an index and a value, in all of the first lines: `+1 1:0.7 3:-1`. */
export function isLibsvm(text: string): boolean {
  const lines = linesOf(text.slice(0, 20_000)).slice(0, 20);
  const all = lines.every(
    ({ parts: [label, ...pairs] }) => !label.includes(":") && pairs.every((part) => part.includes(":")),
  );
  return lines.length > 0 && all && lines.some(({ parts }) => pair.test(parts[1] ?? ""));
}

/**
 * The sparse rows of libsvm and SVMlight. What isn't there is 0; indices count from 1, or from 0 where one does.
 * @see https://www.csie.ntu.edu.tw/~cjlin/libsvm/
 * @throws UnreadableTable
 */
export function readLibsvm(text: string): CellSheet {
  let [first, last] = [1, 0];
  const sparse = linesOf(text).map(({ line, parts: [label, ...pairs] }) => {
    if (label.includes(","))
      throw new UnreadableTable(`has the labels ${label}; one for each point is needed`, line);
    const numbers = pairs
      .filter((part) => !part.startsWith("qid:"))
      .map((part): [number, string] => {
        const found = pair.exec(part);
        if (!found)
          throw new UnreadableTable(
            `has ${shownCell(part)}, where an index and a value belong, as 3:0.5`,
            line,
          );
        return [Number(found[1]), found[2]];
      });
    for (const [index] of numbers) {
      first = Math.min(first, index);
      last = Math.max(last, index);
    }
    return { line, label, numbers };
  });
  const width = last - first + 1;
  if (width * sparse.length > mostNumbers)
    throw new UnreadableTable(
      `Written out it would be ${countedWithCommas(sparse.length, "point")} with ${countedWithCommas(width, "input")}; ${mostNumbers.toLocaleString("en")} numbers are the most.`,
    );
  const rows = sparse.map(({ line, label, numbers }): SheetRow => {
    const cells = [label, ...Array<string>(width).fill("0")];
    for (const [index, value] of numbers) cells[index - first + 1] = value;
    return { line, cells };
  });
  return {
    words: "the sparse rows of libsvm",
    names: ["label", ...Array.from({ length: width }, (_, k) => `x${k + first}`)],
    rows,
    uses: [undefined, ...Array<"input">(width).fill("input")],
    decimal: ".",
    notes: ["What a row leaves out is 0."],
  };
}

const linesOf = (text: string) =>
  text.split(/\r\n|\r|\n/).flatMap((content, n) => {
    const bare = content.replace(/#.*$/, "").trim();
    return bare === "" ? [] : [{ line: n + 1, parts: bare.split(/\s+/) }];
  });
