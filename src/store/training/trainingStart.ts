import type { TrainableDocument } from "../../engine/document/document";
import { restarted } from "../../engine/document/edit/editTraining";
import { getTraining } from "./trainingContext";

/** What the present run started from: without its run, so that it can be trained again. */
export function trainingStart(): TrainableDocument {
  const { document } = getTraining().getState();
  return restarted(document, document);
}
