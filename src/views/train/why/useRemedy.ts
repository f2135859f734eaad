import { remedied } from "../../../engine/document/edit/train/editTraining";
import { useTraining } from "../../../store/training/trainingContext";
import type { WhyFinding } from "../../../store/training/trainingState";
import { useOpenInStep } from "../parts/useOpenInStep";

type OfferedRemedy = WhyFinding["remedies"][number];

/** Does what is offered about a reason. */
export function useRemedy(): (remedy: OfferedRemedy) => void {
  const edit = useTraining((state) => state.edit);
  const reset = useTraining((state) => state.reset);
  const goTo = useTraining((state) => state.goTo);
  const newStart = useTraining((state) => state.newStart);
  const openInStep = useOpenInStep();
  return (remedy) => {
    switch (remedy.kind) {
      case "change":
        edit(remedied(remedy.changes));
        if (remedy.again) reset();
        return;
      case "goTo":
        return goTo(remedy.epoch);
      case "newStart":
        return newStart();
      case "step":
        return void openInStep(remedy.example, remedy.quantity);
    }
  };
}
