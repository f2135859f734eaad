import { useWorkbench } from "../../store/work/context";
import { UndoButtons } from "./UndoButtons";

/** Undo over what Step works on. */
export function StepHistory() {
  const history = useWorkbench((state) => state.history);
  const travel = useWorkbench((state) => state.travel);
  return <UndoButtons history={history} travel={travel} />;
}
