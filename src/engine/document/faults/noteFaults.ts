import { parseQuantity } from "../../names/canonicalName";
import type { Fault } from "../fault";
import { mostNotes } from "../parts/notes";
import { type AnyDocument, isProgram } from "../programDocument";

/** Faults between the notes and the document: steps that can't be, and too many of them. */
export function noteFaults(document: AnyDocument): Fault[] {
  const names = Object.keys(document.notes ?? {});
  const faults = isProgram(document) ? [] : names.filter((name) => parseQuantity(name) === undefined);
  return [
    ...faults.map((name) => ({
      path: `notes[${JSON.stringify(name)}]`,
      message: `a network has no step ${name}; notes go to what a step computes: z1[1], a2, L, dL/dW1[1,1], W1[1,1]'`,
    })),
    ...(names.length > mostNotes
      ? [{ path: "notes", message: `are ${names.length}; a document has at most ${mostNotes}` }]
      : []),
  ];
}
