import type { NetworkDocument } from "../../engine/document/document";

/** One of the documents that undo goes over. */
export interface HistoryEntry {
  readonly document: NetworkDocument;
  /** Another one means that something else was opened. */
  readonly key?: string;
}

/** What undo goes over: all that was there, and which of it is there now. */
export interface TimeLine {
  readonly moments: readonly HistoryEntry[];
  readonly place: number;
  travel(place: number): void;
}
