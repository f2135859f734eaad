import { createContext, useMemo } from "react";
import { useWorkbench } from "../../../../store/work/context";
import { createNumbers, type Numbers } from "../../../../store/work/numbers";
import { useWorkerAnswer } from "../../../../store/work/useWorkerAnswer";

/** The numbers of all examples; none where the blocks show one example alone, or before they have come. */
export const BatchContext = createContext<Numbers | undefined>(undefined);

/** The newest numbers of all examples, for steps of the size that is chosen. */
export function useBatchNumbers(): Numbers | undefined {
  const size = useWorkbench((state) => state.size);
  const example = useWorkbench((state) => state.opened?.numbers.example ?? 1);
  const answer = useWorkerAnswer({ about: "batch", size })?.answer;
  return useMemo(
    () => (answer?.size === size ? createNumbers({ ...answer, example }) : undefined),
    [answer, size, example],
  );
}
