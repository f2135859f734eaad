import * as v from "valibot";
import { parseQuantity } from "../names/canonicalName";
import type { Fault } from "./fault";
import type { AnyDocument } from "./programDocument";
import { isProgram } from "./programDocument";
import { keyed } from "./reading/keyed";

/** How long a note may be, in characters, and how many a document may have. */
export const longestNote = 600;
const mostNotes = 200;

/** What can't be shown; lines may be broken. */
const unshowable = /(?![\n\t])\p{Cc}/u;

/** Texts to steps, by the name of what the step computes. */
export const notesSchema = keyed(
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, "a note can't be empty; leave it out"),
    v.maxLength(longestNote, `a note has at most ${longestNote} characters`),
    v.check((text) => !unshowable.test(text), "a note can't have control characters"),
  ),
);

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
