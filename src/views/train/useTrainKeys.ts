import { useEffect } from "react";
import { useTraining } from "../../store/training/trainingContext";

/** Controls that use space themselves keep it. */
const takesSpace =
  "input:not([type=range]), select, textarea, button, a, summary, [contenteditable], [role=tab], dialog";

/** Space runs and pauses training. */
export function useTrainKeys(): void {
  const running = useTraining((state) => state.running);
  const train = useTraining((state) => state.train);
  const pause = useTraining((state) => state.pause);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (event.target instanceof Element && event.target.closest(takesSpace)) return;
      event.preventDefault();
      if (running) pause();
      else train();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [running, train, pause]);
}
