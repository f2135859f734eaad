import { type CellSheet, type SheetRow, UnreadableTable } from "../sheet/sheet";

/**
 * JSON with the words of Python in it: a list of records or of rows, columns by name, pandas' `to_json` in each of its
 * forms, one record a line. Nothing where it isn't that.
 */
export function readRecords(text: string): CellSheet | undefined {
  const json = parsed(text) ?? parsedLines(text) ?? parsed(withoutPython(text));
  if (json === undefined) return undefined;
  const table = tableIn(json);
  if (!table) return undefined;
  if (table.rows.length === 0) throw new UnreadableTable("There are no points in it: the list is empty.");
  const words = "a list of records";
  return {
    words: table.names ? words : "a list of rows",
    rows: table.rows.map((cells, n): SheetRow => ({ line: n + 1, cells: cells.map(cellOf) })),
    ...(table.names && { names: table.names }),
    decimal: ".",
    notes: ["Lines count the entries of the list."],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsedLines(text: string): unknown {
  const lines = text.trim().split(/\s*\n\s*/);
  return lines.length > 1 && lines[0].startsWith("{") ? parsed(`[${lines.join(",")}]`) : undefined;
}

/** Python's lists, tuples and dictionaries as JSON; quoted texts stay. */
const withoutPython = (text: string) =>
  text
    .replace(/^\s*\w+\s*=\s*/, "")
    .replace(
      /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[()]|,\s*(?=[)\]}])|\b(?:True|False|None|nan)\b|(?<![\w.])\.(?=\d)|(?<=\d)\.(?!\d)/g,
      (part) => {
        if (part.startsWith("'")) return JSON.stringify(part.slice(1, -1).replace(/\\(.)/g, "$1"));
        if (part.startsWith('"')) return part;
        if (part === ".") return "";
        return python[part] ?? (part.startsWith(",") ? "" : part);
      },
    );

const python: Readonly<Record<string, string>> = {
  "(": "[",
  ")": "]",
  True: "true",
  False: "false",
  None: "null",
  nan: "null",
};

interface FoundRecords {
  readonly names?: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isSingleValue = (value: unknown) => typeof value !== "object" || value === null;
const isRow = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.every(isSingleValue);

function tableIn(json: unknown): FoundRecords | undefined {
  if (Array.isArray(json)) {
    if (json.every(isRow)) return { rows: json };
    return json.every(isObject) ? ofRecords(json) : undefined;
  }
  if (!isObject(json)) return undefined;
  const { columns, data } = json;
  if (isRow(columns) && Array.isArray(data) && data.every(isRow))
    return { names: columns.map(String), rows: data };
  const entries = Object.entries(json);
  if (entries.length > 1 && entries.every(([, value]) => isRow(value)))
    return ofColumns(entries as [string, readonly unknown[]][]);
  // pandas: {"age": {"0": 22, "1": 38}, …}
  if (
    entries.length > 1 &&
    entries.every(([, value]) => isObject(value) && Object.values(value).every(isSingleValue))
  )
    return ofColumns(entries.map(([name, value]) => [name, Object.values(value as object)]));
  return undefined;
}

function ofRecords(records: readonly Readonly<Record<string, unknown>>[]): FoundRecords | undefined {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const nested = names.find((name) => !records.every((record) => isSingleValue(record[name])));
  if (nested !== undefined)
    throw new UnreadableTable(
      `The field "${nested}" holds lists or records itself; a point takes one number or word of each field.`,
    );
  return { names, rows: records.map((record) => names.map((name) => record[name])) };
}

function ofColumns(entries: readonly (readonly [string, readonly unknown[]])[]): FoundRecords {
  const [[first, { length }]] = entries;
  const other = entries.find(([, values]) => values.length !== length);
  if (other)
    throw new UnreadableTable(`"${first}" has ${length} values, but "${other[0]}" has ${other[1].length}.`);
  return {
    names: entries.map(([name]) => name),
    rows: Array.from({ length }, (_, n) => entries.map(([, values]) => values[n])),
  };
}

const cellOf = (value: unknown) => (value === null || value === undefined ? "" : String(value).trim());
