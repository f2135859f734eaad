import { useEffect } from "react";
import { useStore } from "zustand";
import type { CallRange } from "../../../../engine/steps/calls";
import { useStores } from "../../../../store/context";
import { useWorkbench } from "../../../../store/work/context";
import { createOpenCalls } from "../../../../store/work/openCalls";
import { takesStepKeys } from "../keys/takesStepKeys";
import { callAfter, callAround, callWords, stepBackOver, stepOver } from "./callNavigation";
import "./callSteps.css";

type Target = (calls: readonly CallRange[], index: number) => number | undefined;

/** Where keys lead that are pressed with Shift. */
const targets: ReadonlyMap<string, Target> = new Map<string, Target>([
  ["ArrowRight", stepOver],
  ["ArrowLeft", stepBackOver],
  ["ArrowUp", (calls, index) => callAround(calls, index)?.to],
]);

/** Steps over calls and loops of a program, to their results, and out of them; a step into one opens it in the graph. */
export default function CallSteps() {
  const calls = useWorkbench((state) => state.opened?.calls);
  const shown = useWorkbench((state) => state.opened?.step.index);
  const index = useWorkbench((state) => state.index);
  const goTo = useWorkbench((state) => state.goTo);
  const follow = useStore(useStores().get(createOpenCalls), (state) => state.follow);
  const known = calls ?? [];
  const over = callAfter(known, index);
  const around = callAround(known, index);

  // Who is at a step within a call, and not at its result, has stepped into it.
  useEffect(() => {
    if (shown === undefined || shown !== index) return;
    const inside = (calls ?? []).filter(({ from, to }) => from <= shown && shown < to);
    follow(inside.flatMap(({ groups }) => groups));
  }, [calls, shown, index, follow]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.shiftKey || !takesStepKeys(event)) return;
      const to = targets.get(event.key)?.(calls ?? [], index);
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      goTo(to);
    };
    // Before the arrow alone is taken for a step.
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [calls, index, goTo]);

  if (known.length === 0) return null;
  return (
    <fieldset className="call-steps" aria-label="Calls and loops">
      <button
        type="button"
        className="call-step"
        aria-label="Step over"
        title={
          over
            ? `Over ${callWords(over)}, to its result (Shift+→)`
            : "No call begins at the next step (Shift+→)"
        }
        aria-disabled={!over}
        onClick={() => over && goTo(over.to)}
      >
        over
      </button>
      <button
        type="button"
        className="call-step"
        aria-label="Step out"
        title={
          around
            ? `To the end of ${callWords(around)} (Shift+↑)`
            : "This step is in no call that goes on (Shift+↑)"
        }
        aria-disabled={!around}
        onClick={() => around && goTo(around.to)}
      >
        out
      </button>
    </fieldset>
  );
}
