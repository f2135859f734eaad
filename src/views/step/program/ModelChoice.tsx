import { loadPart } from "../../../loadPart";
import { useStores } from "../../../store/context";
import { useWorkbench } from "../../../store/work/context";
import { networkIn } from "../../../store/work/workEntry";

/** Whether one works on a network or on code: a network is written as code, and from code the way leads back to it. */
export function ModelChoice() {
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const locked = useWorkbench((state) => state.locked);
  const { workbench } = useStores();
  const choose = async (code: boolean) => {
    if (code === isProgram) return;
    const { document, history, resume, open, fail } = workbench.getState();
    if (!code) {
      const before = history.entries.findLast((entry) => networkIn(entry.document) !== undefined);
      if (before) resume(before);
      else location.hash = "#D-P1";
      return;
    }
    try {
      const { networkAsCode } = await loadPart(() => import("../../../export/python/asCode"));
      if (document) open(networkAsCode(document));
    } catch {
      fail(
        "What writes the network as code could not be loaded. Check the connection and choose Code again.",
      );
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
