import type { NetworkDocument } from "../../engine/document/document";
import { csvField } from "../../engine/import/csvField";
import { createNotation } from "../../engine/names/notation";
import { createProgramNotation } from "../../engine/names/programNotation";
import type { Quantity } from "../../engine/names/quantity";
import { runPass } from "../../engine/pass/pass";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { createTrace } from "../../engine/steps/trace";
import { programRows, type QuantityRow, quantityRows } from "./quantities";

/** All quantities of a document's pass as CSV, in full: the shortest digits that give the same float64. */
export function quantitiesCsv(document: NetworkDocument): string {
  const { ascii } = createNotation(document.names);
  return rowsCsv(quantityRows(createTrace(runPass(document))), ascii);
}

/** The same of a program that has run. */
export function programCsv(pass: ProgramPass): string {
  const { ascii } = createProgramNotation(pass.document.names ?? {}, pass.graph.parse);
  return rowsCsv(programRows(createTrace(pass)), ascii);
}

function rowsCsv(rows: readonly QuantityRow[], label: (quantity: Quantity) => string): string {
  return csv([
    ["quantity", "name", "value", "gradient", "updated"],
    ...rows.map(({ name, quantity, value, gradient, updated }) => [
      name,
      label(quantity),
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
