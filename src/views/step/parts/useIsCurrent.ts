import { useMemo } from "react";
import type { NetworkDocument } from "../../../engine/document/document";
import { useWorkbench } from "../../../store/work/context";

/** Whether updates that were tried out on a document are those of the document that is open. */
export function useIsCurrent(tried: NetworkDocument | undefined): boolean {
  const document = useWorkbench((state) => state.document);
  return useMemo(
    () => document !== undefined && tried !== undefined && keyOf(document) === keyOf(tried),
    [document, tried],
  );
}

/** All that the next updates depend on, and what is known of those before. */
function keyOf({ inputs, layers, loss, optimizer, batch, initial, state }: NetworkDocument): string {
  return JSON.stringify([inputs, layers, loss, optimizer, batch, initial, state]);
}
