import type { AnyDocument } from "../../engine/document/programDocument";
import { presentOf } from "../../store/history";
import { markBlanked, markBlankedRun } from "../../store/keep/page/blanked";
import { jsonText } from "../../store/keep/storage/texts";
import type { Stores } from "../../store/stores";
import { createTrainLink } from "../../store/training/trainLink";
import { save } from "../../ui/files/save";
import type { Rescue } from "../../ui/trouble/rescue";

/** Ways out where a part of the page has failed. They need nothing that would have to be loaded. */
export function createRescue(stores: Stores): Rescue {
  const { getState, subscribe } = stores.workbench;
  const train = () => stores.get(createTrainLink).getState();
  const shown = (): AnyDocument | undefined => {
    const { view, history } = getState();
    return view !== "step" ? train().training?.getState().document : presentOf(history)?.document;
  };
  const saveDocument = () => save(jsonText(shown() as AnyDocument), "document.json", "application/json");
  return {
    actions: () => [
      ...(shown() ? [{ label: "Save my document", act: saveDocument }] : []),
      { label: "Open the first exercise", act: openFirst },
    ],
    crashed: () => (getState().view !== "step" ? markBlankedRun(train().runId) : markBlanked(shown())),
    onChange(changed) {
      const now = () => {
        const { view, look, opened } = getState();
        // Each report of an opened document brings a list of phases of its own.
        return [view, look, opened?.phases];
      };
      const before = now();
      return subscribe(() => now().some((part, k) => part !== before[k]) && changed());
    },
  };
}

/** What follows the address opens it, also where it is there already. */
function openFirst(): void {
  history.pushState(null, "", "#D-P1");
  dispatchEvent(new PopStateEvent("popstate"));
}
