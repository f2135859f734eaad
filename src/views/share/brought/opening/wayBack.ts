import { presentOf } from "../../../../store/history";
import type { Stores } from "../../../../store/stores";
import { createTrainLink } from "../../../../store/training/trainLink";

/** The way back to what Step and Train have now, and to where the reader looks. What came after can be redone. */
export function wayBack({ workbench, get }: Stores): () => void {
  const { view, look, history } = workbench.getState();
  const entry = presentOf(history);
  const { training } = get(createTrainLink).getState();
  const trained = training && presentOf(training.getState().history);
  return () => {
    const now = workbench.getState();
    const at = entry ? now.history.entries.lastIndexOf(entry) : -1;
    if (at >= 0 && at !== now.history.position) now.travel(at);
    const train = get(createTrainLink).getState().training?.getState();
    if (train) {
      // Where Train wasn't there yet, it began with its own first document.
      const run = trained ? train.history.entries.lastIndexOf(trained) : 0;
      if (run >= 0 && run !== train.history.position) train.travel(run);
    }
    workbench.setState({ view, look });
  };
}
