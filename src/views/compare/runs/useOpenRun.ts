import { errorMessage } from "../../../engine/errorMessage";
import { useCompare } from "../../../store/compare/compareContext";
import { useTraining } from "../../../store/training/trainingContext";
import { useWorkbench } from "../../../store/work/context";

/** Opens a run by its index, where it is done or was stopped; what Train had before is an undo away. */
interface OpenRun {
  /** As it stood at its end, with its way there. */
  openInTrain(index: number): void;
  /** One of its examples, or its next minibatch, with the weights of its end; Train has the run then too. */
  openInStep(index: number, example?: number): Promise<void>;
}

export function useOpenRun(): OpenRun {
  const runs = useCompare((state) => state.runs);
  const document = useCompare((state) => state.document);
  const documentOf = useCompare((state) => state.documentOf);
  const openRun = useTraining((state) => state.openRun);
  const documentForStep = useTraining((state) => state.documentForStep);
  const open = useWorkbench((state) => state.open);
  const show = useWorkbench((state) => state.show);
  const fail = useWorkbench((state) => state.fail);

  function openPresent(index: number): boolean {
    const { result } = runs[index];
    const reached = documentOf(runs[index]);
    if (!result || !reached || !document) return false;
    const { log, recorded, stopped } = result;
    openRun({ ...reached, version: document.version, sweep: document.sweep }, { log, recorded, stopped });
    return true;
  }
  return {
    openInTrain(index) {
      if (openPresent(index)) show("train");
    },
    async openInStep(index, example) {
      if (!openPresent(index)) return;
      try {
        open(await documentForStep(example ?? "nextMinibatch"));
        show("step");
      } catch (error) {
        fail(`This can't be opened in Step: ${errorMessage(error)}`);
      }
    },
  };
}
