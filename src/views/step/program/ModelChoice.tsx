import { loadPart } from "../../../loadPart";
import { useStores } from "../../../store/context";
import { useWorkbench } from "../../../store/work/context";
import { networkIn } from "../../../store/work/workEntry";

/** Whether one works on a network or on code of one's own. What was there of the other kind comes back. */
export function ModelChoice() {
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const locked = useWorkbench((state) => state.locked);
  const { workbench } = useStores();
  const choose = async (code: boolean) => {
    if (code === isProgram) return;
    const { history, resume, open, fail } = workbench.getState();
    const before = history.entries.findLast(({ document }) => (networkIn(document) === undefined) === code);
    if (before) return resume(before);
    try {
      if (code) open((await loadPart(() => import("./firstProgram"))).firstProgram);
      else location.hash = "#D-P1";
    } catch {
      fail("The first program could not be loaded. Check the connection and choose Code again.");
    }
  };
  if (locked) return null;
  return (
    <fieldset className="choice model-choice" aria-label="Model">
      <button type="button" aria-pressed={!isProgram} onClick={() => void choose(false)}>
        Network
      </button>
      <button type="button" aria-pressed={isProgram} onClick={() => void choose(true)}>
        Code
      </button>
    </fieldset>
  );
}
