import type { NetworkDocument } from "../../engine/document/document";

let waiting: NetworkDocument | undefined;
let take: ((document: NetworkDocument) => void) | undefined;

/**
 * Opens a document in Train, with its run where it holds one; as soon as Train is looked at, where it hasn't been. What
 * was there before can be brought back with undo.
 */
export function openTraining(document: NetworkDocument): void {
  if (take) take(document);
  else waiting = document;
}

/** From now on, what is to be opened in Train goes there. */
export function takeTraining(open: (document: NetworkDocument) => void): void {
  take = open;
  if (waiting) open(waiting);
  waiting = undefined;
}
