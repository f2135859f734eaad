import type { AnyDocument } from "../../../../engine/document/programDocument";
import type { Stores } from "../../../../store/stores";
import type { Sheet } from "../../../../store/work/workEntry";
import { type Brought, type BroughtOutcome, notOpened } from "./brought";
import { wayBack } from "./wayBack";

/** Opens a document in Step, and waits until it is there. @param done the sentence then */
export function openInStep(
  brought: Brought,
  stores: Stores,
  document: AnyDocument,
  done: string,
  sheet?: Sheet,
): Promise<BroughtOutcome> {
  const { workbench } = stores;
  const undo = wayBack(stores);
  const { opened, draft, view, look } = workbench.getState();
  return new Promise((resolve) => {
    const stop = workbench.subscribe((now) => {
      const fault = now.draft === draft ? undefined : now.draft?.fault;
      if (now.opened === opened && !fault && !now.gaveUp) return;
      stop();
      if (fault) {
        workbench.setState({ draft, view, look });
        return resolve(notOpened(brought, `line ${fault.line}: ${fault.message}`));
      }
      // Why the computation gave up, it says itself.
      resolve(now.gaveUp ? undefined : { done, undo });
    });
    workbench.getState().open(document, sheet);
    // Back leads to what was open before, whose address this isn't.
    history.pushState(null, "", location.pathname + location.search);
  });
}
