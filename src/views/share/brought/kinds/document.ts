import type { NetworkDocument } from "../../../../engine/document/document";
import { documentAlone } from "../../../../engine/document/networkAlone";
import { type AnyDocument, isProgram } from "../../../../engine/document/programDocument";
import { documentFromText, faultsText, largestDocument } from "../../../../export/link";
import { sheetOf } from "../../../gallery/documents/sheetOf";
import { type BroughtKind, endingOf, notOpened } from "../opening/brought";
import { openInStep } from "../opening/openInStep";
import { trainingThere } from "../opening/trainingThere";
import { wayBack } from "../opening/wayBack";

/** A document: with data to train on it is Train's, else Step's. */
export const document: BroughtKind = {
  what: "a document",
  is: (brought) =>
    brought.text !== undefined && (endingOf(brought) === "json" || /^\s*\{/.test(brought.text)),
  async take(brought, stores) {
    const { text = "", isWhole, files } = brought;
    if (!isWhole)
      return notOpened(
        brought,
        `it has ${(files[0].size / 1e6).toFixed(1)} MB, and a document has at most ${largestDocument / 1e6} MB`,
      );
    const { document: read, faults } = documentFromText(text);
    if (!read) return notOpened(brought, faultsText(faults));
    if (isTrained(read)) {
      const undo = wayBack(stores);
      stores.workbench.getState().show("train");
      const training = await trainingThere(stores);
      training.getState().dismiss();
      training.getState().open(read);
      // Why it can't be trained, Train says.
      if (training.getState().faults.length > 0) return undefined;
      return { done: `${brought.called} is open in Train: ${read.title}.`, undo };
    }
    const done = `${brought.called} is open in Step: ${read.title}.`;
    return openInStep(brought, stores, documentAlone(read), done, await sheetOf(read));
  },
};

const isTrained = (document: AnyDocument): document is NetworkDocument =>
  !isProgram(document) && document.dataset !== undefined;
