import { useWorkbench } from "../../store/work/context";
import { UndoButtons } from "./UndoButtons";

/** Undo over what Step works on. */
export function StepHistory() {
  const moments = useWorkbench((state) => state.moments);
  const place = useWorkbench((state) => state.place);
  const travel = useWorkbench((state) => state.travel);
  return <UndoButtons moments={moments} place={place} travel={travel} />;
}
