import { createContext, use, useLayoutEffect, useMemo, useRef } from "react";
import { useStores } from "../../../../store/context";
import { useFrames, useWorkbench } from "../../../../store/work/context";
import type { Moving } from "../../../../store/work/frames";
import { createNumbers, type Numbers } from "../../../../store/work/numbers";
import { useQuestion } from "../../../../store/work/useWorkerAnswer";
import type { ShownStep } from "../../../../store/work/workbenchState";

/** The numbers of all examples, which come later than those of the one that is shown. */
interface ShownBatch {
  /** The newest; nothing before the first have come. */
  latest(): Numbers | undefined;
  subscribe(changed: () => void): () => void;
}

/** Nothing where the blocks show one example alone. */
export const BatchContext = createContext<ShownBatch | undefined>(undefined);

/** The numbers of all examples, for steps of the size that is chosen. */
export function useBatchNumbers(): ShownBatch {
  const size = useWorkbench((state) => state.size);
  const example = useWorkbench((state) => state.opened?.numbers.example ?? 1);
  useQuestion({ about: "batch", size });
  const { workbench } = useStores();
  return useMemo(() => {
    const answerNow = () => workbench.getState().answers.batch?.answer;
    let known: { readonly answer: ReturnType<typeof answerNow>; readonly numbers: Numbers | undefined } = {
      answer: undefined,
      numbers: undefined,
    };
    return {
      latest() {
        const answer = answerNow();
        if (answer !== known.answer)
          known = {
            answer,
            numbers: answer?.size === size ? createNumbers({ ...answer, example }) : undefined,
          };
        return known.numbers;
      },
      subscribe: (changed) =>
        workbench.subscribe(({ answers }, before) => {
          if (answers.batch !== before.answers.batch) changed();
        }),
    };
  }, [workbench, size, example]);
}

/**
 * Paints as `useFrames` does, and once more when the numbers of all examples have come.
 * @param paint gets the way to ask for a number; undefined is what isn't known yet
 */
export function useKnownNumbers(
  paint: (known: (name: string) => number | undefined, step: ShownStep) => void,
): void {
  const batch = use(BatchContext);
  const last = useRef<Moving>(undefined);
  const repaint = () => {
    if (!last.current) return;
    const { numbers, step } = last.current;
    const all = batch?.latest();
    paint((name) => numbers.at(name, step.index) ?? all?.at(name, step.index), step);
  };
  useFrames((shown) => {
    last.current = shown;
    repaint();
  });
  useLayoutEffect(() => batch?.subscribe(repaint));
}
