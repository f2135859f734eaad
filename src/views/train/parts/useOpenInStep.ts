import { errorMessage } from "../../../engine/errorMessage";
import { useTraining } from "../../../store/training/trainingContext";
import { useWorkbench } from "../../../store/work/context";

/** Opens an example, by its index, or the next minibatch in Step, with the weights of this moment, and goes to a quantity. Training pauses. */
export function useOpenInStep(): (example: number | "nextMinibatch", quantity?: string) => Promise<void> {
  const documentForStep = useTraining((state) => state.documentForStep);
  const pause = useTraining((state) => state.pause);
  const running = useTraining((state) => state.running);
  const open = useWorkbench((state) => state.open);
  const show = useWorkbench((state) => state.show);
  const goToQuantity = useWorkbench((state) => state.goToQuantity);
  const fail = useWorkbench((state) => state.fail);
  return async (example, quantity) => {
    if (running) pause();
    try {
      open(await documentForStep(example));
      show("step");
      if (quantity !== undefined) goToQuantity(quantity);
    } catch (error) {
      fail(`This can't be opened in Step: ${errorMessage(error)}`);
    }
  };
}
