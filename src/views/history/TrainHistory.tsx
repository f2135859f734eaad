import { useStore } from "zustand";
import { trainingLine } from "../../store/training/trainingLine";
import { UndoButtons } from "./UndoButtons";

/** Undo over what Train works on. */
export function TrainHistory() {
  return <UndoButtons {...useStore(trainingLine)} />;
}
