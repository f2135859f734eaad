import { type AnyDocument, isProgram, type ProgramDocument } from "../../engine/document/programDocument";
import { shortNumber } from "../../engine/math/format";
import { isGiven } from "../../engine/names/tensorRef";
import type { Phase } from "../../engine/steps/trace";
import { runForExport } from "./runForExport";
import { type WorkedPass, workedPass } from "./workedPass";
import { tooLongProgram, workedProgram } from "./workedProgram";

/** A sheet for one student, or for all: what is given and what is asked for. */
export interface PrintedSheet {
  readonly document: AnyDocument;
  readonly worked: WorkedPass;
  /** Whose it is. */
  readonly student: string | undefined;
  /** Where it can be worked on. */
  readonly link: string | undefined;
}

/** @returns why, where it is of a program that doesn't run, or has too many numbers for a sheet */
export function printedSheet(
  document: AnyDocument,
  link?: string,
): PrintedSheet | { readonly refused: string } {
  const worked = isProgram(document) ? workedOf(document) : workedPass(document);
  return "refused" in worked ? worked : { document, worked, student: document.drawn?.id, link };
}

function workedOf(document: ProgramDocument): WorkedPass | { readonly refused: string } {
  const pass = runForExport(document);
  if ("refused" in pass) return pass;
  const refused = tooLongProgram(pass, "unit");
  return refused === undefined ? workedProgram(pass, "unit") : { refused };
}

/** The numbers that a sheet gives, as LaTeX: `w_1 = 0.15`. A program's stand in its text. */
export const givenNumbers = ({ worked }: PrintedSheet): readonly string[] =>
  (worked.program === undefined ? worked.rows : [])
    .filter(({ quantity }) => quantity.kind === "plain" && isGiven(quantity.of))
    .map(({ tex, value }) => `${tex} = ${shortNumber(value).replace("−", "-")}`);

/** The numbers that a sheet asks for, phase by phase: each as LaTeX, and a point each. */
export const askedNumbers = ({ worked }: PrintedSheet) =>
  worked.phases.map(({ phase, steps }) => ({ phase, asked: steps.map(({ left }) => left) }));

export const pointsText = (count: number) => `${count} ${count === 1 ? "point" : "points"}`;

/** What there is to do: "Work out one forward pass and the gradients: 29 points in all, one for each number." */
export function taskOf(sheet: PrintedSheet): string {
  const asked = askedNumbers(sheet);
  const has = (phase: Phase) => asked.some((one) => one.phase === phase && one.asked.length > 0);
  const parts = [
    "one forward pass",
    ...(has("backward") ? ["the gradients"] : []),
    ...(has("update") ? ["the update"] : []),
  ];
  const what =
    parts.length < 3 ? parts.join(" and ") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  const all = asked.reduce((sum, { asked: names }) => sum + names.length, 0);
  return `Work out ${what}: ${pointsText(all)} in all, one for each number.`;
}
