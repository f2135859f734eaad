import type { Edit, NetworkDocument } from "../../../engine/document/document";
import { useWorkbench } from "../../../store/work/context";

/**
 * Gives what a field of the open document needs: what is typed changes it, the page follows while it is dragged, and
 * a double click brings back what it was when the document was opened.
 */
export function useChanges() {
  const edit = useWorkbench((state) => state.edit);
  const preview = useWorkbench((state) => state.preview);
  const openedAs = useWorkbench((state) => state.openedAs);
  /** @param read finds the number in a document that may be another network */
  return (change: (value: number) => Edit, read: (document: NetworkDocument) => number | undefined) => ({
    initial: openedAs && read(openedAs),
    onChange: (value: number) => edit(change(value)),
    onPreview: (value: number | undefined) => preview(value === undefined ? undefined : change(value)),
  });
}
