import type { NetworkDocument } from "../document/document";
import { type AnyDocument, isProgram, type ProgramDocument } from "../document/programDocument";
import type { Drawer } from "./drawnSheet";
import { networkDrawer } from "./networkDrawer";
import { programDrawer } from "./programDrawer";

/**
 * What draws a student's sheet from an exercise: the same for the same id, always.
 * @param now a clock in milliseconds, for programs
 * @returns a sentence where the exercise says nothing, or nothing that can be done, of what is drawn
 */
export function createDrawer(
  document: AnyDocument,
  now: () => number,
): Drawer<AnyDocument> | { readonly fault: string } {
  if (!document.drawn)
    return {
      fault:
        "every student has the same numbers: the document doesn’t say which are drawn, as “drawn” would (docs/format.md)",
    };
  return isProgram(document)
    ? (programDrawer(document, now) satisfies Drawer<ProgramDocument> | { readonly fault: string })
    : (networkDrawer(document) satisfies Drawer<NetworkDocument>);
}
