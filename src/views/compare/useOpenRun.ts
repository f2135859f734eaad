import { useCompare } from "../../store/compare/compareContext";
import { useTraining } from "../../store/training/trainingContext";
import { useWorkbench } from "../../store/work/context";
import type { Row } from "./rows";

/** Opens a run that is done: in Train as it stood at its end, and in Step with its next minibatch. What Train had before is an undo away. */
export function useOpenRun(): {
  readonly inTrain: (row: Row) => void;
  readonly inStep: (row: Row) => Promise<void>;
} {
  const runs = useCompare((state) => state.runs);
  const document = useCompare((state) => state.document);
  const documentOf = useCompare((state) => state.documentOf);
  const openRun = useTraining((state) => state.openRun);
  const documentForStep = useTraining((state) => state.documentForStep);
  const open = useWorkbench((state) => state.open);
  const show = useWorkbench((state) => state.show);
  const fail = useWorkbench((state) => state.fail);

  function openInTrain({ place, result: { log, stopped } }: Row): boolean {
    const reached = documentOf(runs[place]);
    if (!reached || !document) return false;
    openRun({ ...reached, version: document.version, sweep: document.sweep }, { log, stopped });
    return true;
  }
  return {
    inTrain: (row) => {
      if (openInTrain(row)) show("train");
    },
    async inStep(row) {
      if (!openInTrain(row)) return;
      try {
        open(await documentForStep("nextMinibatch"));
        show("step");
      } catch (error) {
        fail(`This can't be opened in Step: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
  };
}
