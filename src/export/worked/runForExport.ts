import type { ProgramDocument } from "../../engine/document/programDocument";
import { type ProgramPass, runProgramPass } from "../../engine/pass/programs/programPass";

/** Runs a document's program. @returns why, where it doesn't run */
export function runForExport(document: ProgramDocument): ProgramPass | { readonly refused: string } {
  const ran = runProgramPass(document, () => performance.now());
  if ("pass" in ran) return ran.pass;
  return { refused: `The program doesn't run. Line ${ran.fault.line}: ${ran.fault.message}` };
}
