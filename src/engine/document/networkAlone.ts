import { type NetworkDocument, versioned } from "./document";

/**
 * What Step works on: the network and its batch. Data, settings and a run belong to Train; they wouldn't fit the network
 * any more once it is changed.
 */
export function networkAlone(document: NetworkDocument): NetworkDocument {
  const { dataset, training, initial, state, ...alone } = document;
  const hasMore = dataset || training || initial || state;
  return hasMore ? versioned(alone) : document;
}
