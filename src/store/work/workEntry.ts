import type { NetworkDocument } from "../../engine/document/document";
import { type AnyDocument, isProgram } from "../../engine/document/programDocument";
import type { Exercise } from "../../exercises/exercise";
import { newId } from "../newId";

/** What the sheet says of an exercise, beside its document. */
export type Sheet = Omit<Exercise, "document" | "teaches" | "topic" | "minutes">;

/** An exercise as it was opened. */
export interface Original {
  readonly document: AnyDocument;
  readonly sheet: Sheet;
}

/** The document, where it is a network's. */
export const networkIn = (document: AnyDocument | undefined): NetworkDocument | undefined =>
  document && !isProgram(document) ? document : undefined;

/** A document and what it comes from: what undo brings back. */
export interface WorkEntry {
  readonly document: AnyDocument;
  /** Only as long as the document is the exercise's own. */
  readonly sheet?: Sheet;
  /** The exercise that a changed document comes from. */
  readonly original?: Original;
  /** The document as it was opened, before any change. */
  readonly openedAs: AnyDocument;
  /** Changes leave it: all entries of one work have the same, and no other work has it. */
  readonly key: string;
}

/** The entry of something that is opened. */
export function newWork(document: AnyDocument, sheet?: Sheet): WorkEntry {
  return { document, ...(sheet && { sheet }), openedAs: document, key: newId() };
}

/**
 * The entry after a change. What an exercise says of itself needn't be true of what becomes of it.
 * @param freeTitle a title that none of the reader's other documents has than the work's own
 */
export function changedWork(
  entry: WorkEntry,
  changed: AnyDocument,
  freeTitle: (title: string, key: string) => string,
): WorkEntry {
  const { document, sheet, ...rest } = entry;
  if (!sheet) return { ...rest, document: changed };
  const { description: _description, ...others } = changed;
  const own = { ...others, title: freeTitle(`${others.title} (changed)`, rest.key) };
  return { ...rest, document: own, original: { document, sheet } };
}

/** Brings an exercise of the gallery; nothing where there isn't one of that id. */
export type FindExercise = (id: string) => Promise<Original | undefined>;
