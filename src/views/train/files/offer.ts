import { datasets } from "../../../engine/datasets";
import type { TrainableDocument } from "../../../engine/document/document";
import { restarted } from "../../../engine/document/edit/train/editTraining";
import { trainedWords } from "../../../engine/document/trained/trainedWords";
import type { Stores } from "../../../store/stores";
import { trainingOf } from "../../../store/training/trainingContext";
import { createTrainOffer } from "../../parts/files/trainOffer";
import { trainingKinds } from "./trainingKinds";

/** A document that is named after data alone gets the name of the data that it has now. */
function named(document: TrainableDocument): TrainableDocument {
  const isNamedAfterData = datasets.some(({ label }) => label.toLowerCase() === document.title.toLowerCase());
  return isNamedAfterData ? { ...document, title: trainedWords(document).data } : document;
}

/**
 * Gives the header what it needs for Train's files and links.
 * @param kinds the ways to take away what is shown
 */
export function offerFiles(stores: Stores, kinds = trainingKinds(stores)): void {
  const { getState } = trainingOf(stores);
  const { documentNow, frames } = getState();
  stores.get(createTrainOffer).setState({
    offer: {
      kinds,
      documentNow: async () => named(await documentNow()),
      // Without its run, so that it can be trained again.
      start: () => named(restarted(getState().document, getState().document)),
      epoch: () => frames.latest?.position.epoch ?? 0,
    },
  });
}
