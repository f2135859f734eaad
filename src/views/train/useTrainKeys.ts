import { useEffect } from "react";
import { useStores } from "../../store/context";
import { trainingOf } from "../../store/training/trainingContext";

/** Controls that use space themselves keep it. */
const takesSpace =
  "input:not([type=range]), select, textarea, button, a, summary, [contenteditable], [role=tab], dialog";

/** Space runs and pauses training, whichever it does as the key is pressed. */
export function useTrainKeys(): void {
  const stores = useStores();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (event.target instanceof Element && event.target.closest(takesSpace)) return;
      event.preventDefault();
      const { running, train, pause } = trainingOf(stores).getState();
      if (running) pause();
      else train();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [stores]);
}
