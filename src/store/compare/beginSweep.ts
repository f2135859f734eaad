import type { TrainableDocument } from "../../engine/document/document";
import { sweepOfRuns } from "../../engine/document/sweep/sweepOfRuns";
import { type UsualSweep, usualRest, usualSweeps } from "../../engine/document/sweep/usualSweeps";
import { variantById } from "../../engine/document/variants";
import { versioned } from "../../engine/document/version";
import { presentOf } from "../history";
import type { Stores } from "../stores";
import { shownRuns } from "../training/pastRuns";
import { trainingOf } from "../training/trainingContext";

/** Gives Train's document a sweep to begin with, and Compare the arrangement that shows it; one step of undo. */
export function beginSweep(stores: Stores, { main, beside, sweepOf }: UsualSweep): void {
  trainingOf(stores)
    .getState()
    .edit((document) => versioned({ ...document, sweep: sweepOf(trainingOf(stores).getState().document) }));
  stores.workbench.setState({ arrangement: JSON.stringify({ main, beside }) });
}

/** Shows in Compare as pictures what Train's document varies, or values of one setting where it varies nothing yet. */
export function compareSideBySide(stores: Stores): void {
  const usual = variantById(usualSweeps, "sideBySide", "sweep");
  const { document } = trainingOf(stores).getState();
  if (document.sweep)
    stores.workbench.setState({ arrangement: JSON.stringify({ main: usual.main, beside: usual.beside }) });
  else beginSweep(stores, usual);
  stores.workbench.getState().show("compare");
}

/** The runs that were made in Train, as they are shown there: the present one first. */
export function runsOfTrain(stores: Stores): readonly [TrainableDocument, ...TrainableDocument[]] {
  const { document, pastRuns, history } = trainingOf(stores).getState();
  return [document, ...shownRuns(pastRuns, presentOf(history)).map((past) => past.document)];
}

/** Lists the runs of Train in the sweep, after those that it has. They are trained again from their settings. */
export function addRunsOfTrain(stores: Stores): void {
  const documents = runsOfTrain(stores);
  const { sweep, leftOut } = sweepOfRuns(documents, usualRest(documents[0], 1));
  trainingOf(stores)
    .getState()
    .edit((document) => versioned({ ...document, sweep }));
  if (leftOut.length > 0)
    stores.workbench
      .getState()
      .fail(
        `${leftOut.length} of Train’s ${documents.length} runs can’t be listed: they differ in something that a sweep doesn’t vary, such as the loss or the biases.`,
      );
}
