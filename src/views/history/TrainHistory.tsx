import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useStoreOf } from "../../store/context";
import { emptyHistory } from "../../store/history";
import type { Training } from "../../store/training/training";
import { createTrainLink } from "../../store/training/trainLink";
import { UndoButtons } from "./UndoButtons";

/** Undo over what Train works on; the buttons are there before Train is. */
export function TrainHistory() {
  const training = useStoreOf(createTrainLink, (link) => link.training);
  return training ? (
    <Loaded training={training} />
  ) : (
    <UndoButtons history={emptyHistory} travel={() => undefined} />
  );
}

function Loaded({ training }: { readonly training: StoreApi<Training> }) {
  const history = useStore(training, (state) => state.history);
  const travel = useStore(training, (state) => state.travel);
  return <UndoButtons history={history} travel={travel} />;
}
