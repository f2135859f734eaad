import type { ChangeSpec, EditorState, TransactionSpec } from "@codemirror/state";

/** The smallest change that makes one text of another, so that the caret and what is marked stay where they are. */
export function changeBetween(before: string, after: string): ChangeSpec {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same++;
  let end = 0;
  while (end < shorter - same && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: same, to: before.length - end, insert: after.slice(same, after.length - end) };
}

/** A transaction that leaves the editor with a text. */
export const replaceText = (state: EditorState, text: string): TransactionSpec => ({
  changes: changeBetween(state.doc.toString(), text),
});
