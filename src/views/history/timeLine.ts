import type { AnyDocument } from "../../engine/document/programDocument";
import type { History } from "../../store/history";

/** A document that undo goes over. */
export interface DocumentEntry {
  readonly document: AnyDocument;
  /** Another one means that something else was opened. */
  readonly key?: string;
  /** What made it, in words, where the documents don't tell. */
  readonly label?: string;
}

/** What undo goes over, and the way to go there. */
export interface TimeLine {
  readonly history: History<DocumentEntry>;
  travel(position: number): void;
}
