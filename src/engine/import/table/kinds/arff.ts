import { type CellSheet, type ColumnUse, type SheetRow, shownCell, UnreadableTable } from "../sheet/sheet";

/** Attributes of other types can't become numbers. */
const leftOut = /^(?:string|date|relational)/i;
const numeric = /^(?:numeric|real|integer)/i;

/**
 * Weka's attribute-relation file format, its sparse rows too.
 * @see https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/
 * @throws UnreadableTable
 */
export function readArff(text: string): CellSheet {
  const names: string[] = [];
  const categories: (readonly string[] | undefined)[] = [];
  const uses: (ColumnUse | undefined)[] = [];
  const rows: SheetRow[] = [];
  let inData = false;
  text.split(/\r\n|\r|\n/).forEach((content, n) => {
    const line = content.trim();
    if (line === "" || line.startsWith("%")) return;
    if (inData) rows.push({ line: n + 1, cells: cellsOf(line, names.length, categories, n + 1) });
    else if (/^@data\b/i.test(line)) inData = true;
    else if (/^@attribute\b/i.test(line)) {
      const found = /^@attribute\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\S+)\s+(.+)$/i.exec(line);
      if (!found) throw new UnreadableTable("isn't an attribute with a name and a type", n + 1);
      const [, name, type] = found;
      const list = /^\{(.*)\}/.exec(type)?.[1];
      if (list === undefined && !numeric.test(type) && !leftOut.test(type))
        throw new UnreadableTable(
          `has an attribute of the type ${shownCell(type)}, which isn't known`,
          n + 1,
        );
      names.push(unquoted(name));
      categories.push(list === undefined ? undefined : partsOf(list));
      uses.push(leftOut.test(type) ? "out" : undefined);
    } else if (!/^@relation\b/i.test(line))
      throw new UnreadableTable("isn't a line of an ARFF file's head", n + 1);
  });
  if (!inData) throw new UnreadableTable("It is an ARFF file without @data: no points follow.");
  return { words: "an ARFF file", names, rows, categories, uses, decimal: ".", notes: [] };
}

/** `1, 'a b', ?`, or sparse, where what isn't there is 0 or the first category: `{0 1, 3 yes}`. */
function cellsOf(
  line: string,
  width: number,
  categories: readonly (readonly string[] | undefined)[],
  index: number,
): readonly string[] {
  if (!line.startsWith("{")) return partsOf(line);
  const cells = Array.from({ length: width }, (_, k) => categories[k]?.[0] ?? "0");
  for (const entry of partsOf(line.replace(/^\{|\}\s*(?:,\s*\{.*)?$/g, ""))) {
    if (entry === "") continue;
    const [, at, value] = /^(\d+)\s+(.*)$/.exec(entry) ?? [];
    if (at === undefined || Number(at) >= width)
      throw new UnreadableTable(
        `has ${shownCell(entry)}, where the index of an attribute and its value belong`,
        index,
      );
    cells[Number(at)] = unquoted(value);
  }
  return cells;
}

const partsOf = (list: string) =>
  [...list.matchAll(/\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^,]*)\s*(?:,|$)/g)]
    .map(([, cell]) => unquoted(cell.trim()))
    // A match of nothing ends every list.
    .slice(0, -1);

const unquoted = (text: string) =>
  /^(['"]).*\1$/.test(text) && text.length > 1 ? text.slice(1, -1).replace(/\\(.)/g, "$1") : text;
