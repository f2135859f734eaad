import { longestNote } from "../parts/notes";
import type { AnyDocument } from "../programDocument";
import { versioned } from "../version";

/**
 * Writes a note to a step; an empty one takes it away.
 * @param quantity what the step computes, by its canonical name
 * @param text what is beyond the longest note is cut off
 */
export const setNote =
  (quantity: string, text: string) =>
  <Of extends AnyDocument>(document: Of): Of => {
    const { notes = {}, ...rest } = document;
    const { [quantity]: _before, ...others } = notes;
    const note = text.trim().slice(0, longestNote).trim();
    const all = note === "" ? others : { ...others, [quantity]: note };
    return versioned((Object.keys(all).length === 0 ? rest : { ...rest, notes: all }) as Of);
  };

/** What made the notes of the one document those of the other, for a list; nothing where they are the same. */
export function noteLabel(before: AnyDocument["notes"] = {}, after: AnyDocument["notes"] = {}): string {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return "";
  if (changed.length > 1) return `${changed.length} notes`;
  return `${after[changed[0]] === undefined ? "no " : ""}note to ${changed[0]}`;
}
