import type { NetworkDocument } from "../../engine/document/document";
import { csvField } from "../../engine/import/csvField";
import { writtenName } from "../../engine/names/labels";
import { createNotation } from "../../engine/names/notation";
import { createProgramNotation } from "../../engine/names/programNotation";
import { runPass } from "../../engine/pass/pass";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { createTrace } from "../../engine/steps/trace";
import { programRows, type QuantityRow, quantityRows } from "./quantities";

/** All quantities of a document's pass as CSV, in full: the shortest digits that give the same float64. */
export function quantitiesCsv(document: NetworkDocument): string {
  const { ascii } = createNotation(document.names);
  return rowsCsv(quantityRows(createTrace(runPass(document))), (name) => writtenName(name, ascii));
}

/** The same of a program that has run. */
export function programCsv(pass: ProgramPass): string {
  const { ascii, parse } = createProgramNotation(pass.document.names ?? {}, pass.graph.parse);
  return rowsCsv(programRows(createTrace(pass)), (name) => writtenName(name, ascii, parse));
}

function rowsCsv(rows: readonly QuantityRow[], label: (name: string) => string): string {
  return csv([
    ["quantity", "name", "value", "gradient", "updated"],
    ...rows.map(({ name, value, gradient, updated }) => [
      name,
      label(name),
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
