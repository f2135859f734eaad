import { useEffect, useState } from "react";
import { namedBy } from "../../../engine/document/naming/numbers";
import { plainName } from "../../../engine/names/canonicalName";
import { useStores } from "../../../store/context";
import { RenameBox, type RenameTarget } from "./RenameBox";

declare global {
  interface Window {
    /** The last press before anything listened, or null (public/early.js); undefined from when something does. */
    earlyPress?: MouseEvent | null | undefined;
  }
}

/** What may be renamed says so: the canonical name of a quantity, or of the first one where it stands for its whole tensor. */
const named = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-rename], [data-rename-all]") : null;

/**
 * Opens the box in which a quantity gets another name: for a press on a name anywhere in Step, and with F2 for the number
 * that has the focus, else for that of the step.
 */
export function Renaming() {
  const { workbench } = useStores();
  const [target, setTarget] = useState<RenameTarget>();
  useEffect(() => {
    const begin = (anchor: Element, quantity: string | undefined, isAll: boolean) => {
      const { document, locked } = workbench.getState();
      const of = document && quantity !== undefined && !locked && namedBy(document, quantity);
      if (of) setTarget({ quantity: plainName(of), isAll, rect: anchor.getBoundingClientRect() });
      return Boolean(of);
    };
    // Before the name itself is told: one that is pressed to be selected is renamed by the second press.
    const press = (event: MouseEvent) => {
      const anchor = named(event.target);
      if (!anchor?.isConnected || event.shiftKey) return;
      const { rename, renameAll } = anchor.dataset;
      begin(anchor, rename ?? renameAll, rename === undefined);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "F2" || event.ctrlKey || event.altKey || event.metaKey) return;
      const focused = globalThis.document.activeElement;
      const anchor = named(focused) ?? focused?.closest<HTMLElement>("[data-quantity], [data-point]");
      const title = globalThis.document.getElementById("what-title");
      const { dataset } = anchor ?? {};
      const own = dataset?.rename ?? dataset?.renameAll ?? dataset?.quantity ?? dataset?.point;
      const step = workbench.getState().opened?.step.quantity;
      const shown = anchor ?? title;
      if (shown && begin(shown, own ?? step, dataset?.renameAll !== undefined)) event.preventDefault();
    };
    window.addEventListener("click", press, true);
    window.addEventListener("keydown", key);
    if (window.earlyPress) press(window.earlyPress);
    return () => {
      window.removeEventListener("click", press, true);
      window.removeEventListener("keydown", key);
    };
  }, [workbench]);
  return target && <RenameBox key={target.quantity} target={target} onDone={() => setTarget(undefined)} />;
}
