import type { NetworkDocument } from "../../../engine/document/document";
import type { Lesson } from "../../../exercises/lessons/lesson";
import { loadPart } from "../../../loadPart";
import type { Stores } from "../../../store/stores";
import { createTrainLink } from "../../../store/training/trainLink";

/** Opens a lesson in Train, or in Compare where it is of several runs. Undo there brings back what was there before. */
export async function openLesson(
  { workbench, get }: Stores,
  load: () => Promise<{ readonly default: Lesson }>,
): Promise<void> {
  const { show, fail } = workbench.getState();
  try {
    // The tests read each document of the lessons, so it needs no reading here.
    const document = (await loadPart(load)).default.document as NetworkDocument;
    get(createTrainLink).getState().handOverToTrain(document);
    show(document.sweep ? "compare" : "train");
  } catch {
    fail("The lesson could not be loaded. Check the connection and try again.");
  }
}
