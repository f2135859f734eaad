import type { ProgramDocument } from "../../programDocument";
import { noteLabel } from "../editNotes";

/** The longest piece of a line that is shown. */
const longestPiece = 40;

/**
 * What makes the one program the other, short enough for a list: "line 3: x = 2.0", "7 lines", "gradients of y[0]". Nothing
 * where nothing differs that can be named.
 */
export function programChangeLabel(before: ProgramDocument, after: ProgramDocument): string {
  const text = textChange(before.program, after.program);
  if (text !== "") return text;
  const note = noteLabel(before.notes, after.notes);
  if (note !== "") return note;
  if (before.of !== after.of)
    return after.of === undefined ? "gradients of the loss" : `gradients of ${after.of}`;
  if (before.pass !== after.pass) return `pass ${after.pass ?? 1}`;
  if (before.title !== after.title) return `title: ${after.title}`;
  const [had, has] = [before, after].map(({ parameters }) => parameters?.join(", ") ?? "");
  if (had !== has) return has === "" ? "no parameters" : `parameters: ${has}`;
  return JSON.stringify(before.optimizer) === JSON.stringify(after.optimizer) ? "" : "the optimizer";
}

function textChange(before: string, after: string): string {
  if (before === after) return "";
  const [old, now] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (
    end < Math.min(old.length, now.length) - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++;
  const changed = now.slice(start, now.length - end);
  const [line = ""] = changed;
  if (changed.length > 1) return `${changed.length} lines from line ${start + 1} on`;
  if (changed.length === 0 || line.trim() === "") return `line ${start + 1} left out`;
  const shown = line.trim();
  return `line ${start + 1}: ${shown.length > longestPiece ? `${shown.slice(0, longestPiece - 1)}…` : shown}`;
}
