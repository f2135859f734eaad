import type { NetworkDocument } from "../../engine/document/document";

let waiting: NetworkDocument | undefined;
let take: ((document: NetworkDocument) => void) | undefined;
let now: (() => NetworkDocument) | undefined;

/** What Train holds, where it has been looked at. */
export const trainedNow = (): NetworkDocument | undefined => now?.();

/**
 * Opens a document in Train, with its run where it holds one; as soon as Train is looked at, where it hasn't been. What
 * was there before can be brought back with undo.
 */
export function openTraining(document: NetworkDocument): void {
  if (take) take(document);
  else waiting = document;
}

/** From now on, what is to be opened in Train goes there, and what is there is asked for there. */
export function takeTraining(open: (document: NetworkDocument) => void, held: () => NetworkDocument): void {
  take = open;
  now = held;
  if (waiting) open(waiting);
  waiting = undefined;
}
