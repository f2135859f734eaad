import type { AnyDocument } from "../../engine/document/programDocument";
import { errorMessage } from "../../engine/errorMessage";
import { askClassroom } from "../../worker/classroom/client";

/** A student's sheet, and what it doesn't keep, in words. */
export interface StudentSheet {
  readonly id: string;
  readonly document: AnyDocument;
  readonly broken: string;
}

/** Sheets of some students, or why there are none, as a sentence. */
export async function drawSheets(
  document: AnyDocument,
  ids: readonly string[],
  onSheet?: (count: number) => void,
): Promise<{ readonly sheets: readonly StudentSheet[] } | { readonly fault: string }> {
  const sheets: StudentSheet[] = [];
  let fault: string | undefined;
  const work = askClassroom({ kind: "draw", document, ids }, (report) => {
    if (report.kind === "fault") fault ??= report.fault;
    if (report.kind !== "sheet") return;
    sheets.push(report);
    onSheet?.(sheets.length);
  });
  try {
    await work.done;
  } catch (error) {
    return { fault: `the sheet can't be drawn: ${errorMessage(error)}` };
  }
  return fault === undefined ? { sheets } : { fault };
}
