import type { NetworkDocument } from "../../engine/document/document";
import { shortNumber } from "../../engine/math/format";
import { parseQuantity } from "../../engine/names/quantity";
import { type WorkedPass, workedPass } from "./workedPass";

/** A sheet for one student, or for all: what is given and what is asked for. */
export interface PrintedSheet {
  readonly document: NetworkDocument;
  readonly worked: WorkedPass;
  /** Whose it is. */
  readonly student: string | undefined;
  /** Where it can be worked on. */
  readonly link: string | undefined;
}

export const printedSheet = (document: NetworkDocument, link?: string): PrintedSheet => ({
  document,
  worked: workedPass(document),
  student: document.drawn?.id,
  link,
});

/** The numbers that a sheet gives, as LaTeX: `w_1 = 0.15`. */
export const givenNumbers = ({ worked }: PrintedSheet): readonly string[] =>
  worked.rows
    .filter(({ name }) => /^[xtWb]\d*(\[|$|@)/.test(name) && parseQuantity(name)?.kind === "plain")
    .map(({ tex, value }) => `${tex} = ${shortNumber(value).replace("−", "-")}`);

/** The numbers that a sheet asks for, phase by phase: each as LaTeX, and a point each. */
export const askedNumbers = ({ worked }: PrintedSheet) =>
  worked.phases.map(({ phase, steps }) => ({ phase, asked: steps.map(({ left }) => left) }));
