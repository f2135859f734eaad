import { datasets } from "../../../engine/datasets";
import type { TrainableDocument } from "../../../engine/document/document";
import { trainedWords } from "../../../engine/document/trainedWords";
import { getTraining } from "../../../store/training/trainingContext";
import { trainingStart } from "../../../store/training/trainingStart";
import { trainOffer } from "../../share/trainOffer";
import { setPlaneView } from "../planeView";
import { trainingKinds } from "./trainingKinds";

/** A document that is named after data alone gets the name of the data that it has now. */
function named(document: TrainableDocument): TrainableDocument {
  const isNamedAfterData = datasets.some(({ label }) => label.toLowerCase() === document.title.toLowerCase());
  return isNamedAfterData ? { ...document, title: trainedWords(document).data } : document;
}

/** Gives the header what it needs for Train's files and links. */
export function offerFiles(): void {
  const { documentNow, open, frames } = getTraining().getState();
  trainOffer.setState({
    offer: {
      kinds: trainingKinds,
      documentNow: async () => named(await documentNow()),
      start: () => named(trainingStart()),
      epoch: () => frames.latest?.position.epoch ?? 0,
      open,
      openTable: (text) => setPlaneView({ importing: text }),
    },
  });
}
