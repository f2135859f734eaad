import { logColumns } from "../../engine/training/run/log";

/**
 * The log of a run as CSV: a line for each epoch, in full precision; blank where a part of the data has no examples.
 * @param precision stands in each line, where training wasn't in double precision
 */
export function logAsCsv(rows: Float64Array, precision?: "float32"): string {
  const lines = recordsOf(rows).map((record) =>
    [...record.map((value) => value ?? ""), ...(precision ? [precision] : [])].join(","),
  );
  return `${[[...logColumns, ...(precision ? ["precision"] : [])].join(","), ...lines].join("\n")}\n`;
}

/** The same as JSON: a list of objects; null where there is no number. */
export function logAsJson(rows: Float64Array, precision?: "float32"): string {
  const records = recordsOf(rows).map((record) => ({
    ...Object.fromEntries(logColumns.map((name, k) => [name, record[k]])),
    ...(precision && { precision }),
  }));
  return `${JSON.stringify(records, undefined, 1)}\n`;
}

/** JSON has no word for numbers that aren't finite: NaN is null, an infinity its name. */
function recordsOf(rows: Float64Array): (number | string | null)[][] {
  const width = logColumns.length;
  return Array.from({ length: rows.length / width }, (_, row) =>
    Array.from(rows.subarray(row * width, (row + 1) * width), readable),
  );
}

const readable = (value: number): number | string | null =>
  Number.isNaN(value) ? null : Number.isFinite(value) ? value : String(value);
