import * as v from "valibot";
import { longestNote } from "../parts/notes";
import { keyed } from "./keyed";

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
