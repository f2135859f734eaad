import type { Edit } from "../../../engine/network/document";
import { useWorkbench } from "../../../store/context";

/** Gives what a field of the open document needs: what is typed changes it, and the page follows while it is dragged. */
export function useChanges() {
  const edit = useWorkbench((state) => state.edit);
  const preview = useWorkbench((state) => state.preview);
  return (change: (value: number) => Edit) => ({
    onChange: (value: number) => edit(change(value)),
    onPreview: (value: number | undefined) => preview(value === undefined ? undefined : change(value)),
  });
}
