import { batchMoment, type NetworkDocument } from "./document";
import { type AnyDocument, isProgram } from "./programDocument";
import { versioned } from "./version";

/**
 * What Step works on: the network and its batch, with the updates made on it. Data, settings and a run of training
 * belong to Train; they wouldn't fit the network any more once it is changed.
 */
export function networkAlone(document: NetworkDocument): NetworkDocument {
  const { dataset, training, initial, state, sweep, ...alone } = document;
  const moment = batchMoment(document);
  const belongsToTrain = dataset || training || sweep || (initial && !moment) || (state && !moment);
  if (!belongsToTrain) return document;
  return versioned({ ...alone, ...(moment && { state: moment, ...(initial && { initial }) }) });
}

/** The same of a document of either kind: a program is worked on as it is. */
export const documentAlone = (document: AnyDocument): AnyDocument =>
  isProgram(document) ? document : networkAlone(document);
