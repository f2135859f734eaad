import type { NetworkDocument } from "../engine/document/document";
import { written } from "../engine/names/labels";
import { createNotation } from "../engine/names/notation";
import { runPass } from "../engine/pass/pass";
import { createTrace } from "../engine/steps/trace";
import { csvField } from "./csvField";
import { quantityRows } from "./quantities";

/** All quantities of a document's pass as CSV, in full: the shortest digits that give the same float64. */
export function quantitiesCsv(document: NetworkDocument): string {
  const { ascii } = createNotation(document.names);
  const rows = quantityRows(createTrace(runPass(document)));
  return csv([
    ["quantity", "name", "value", "gradient", "updated"],
    ...rows.map(({ name, value, gradient, updated }) => [
      name,
      written(name, ascii),
      number(value),
      number(gradient),
      number(updated),
    ]),
  ]);
}

/** Rows as RFC 4180 has them. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

const number = (value: number | undefined) =>
  value === undefined ? "" : String(value || (value === 0 ? 0 : value));
