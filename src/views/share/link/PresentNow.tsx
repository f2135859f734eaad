import type { RefObject } from "react";
import { useWorkbench } from "../../../store/work/context";

/** Shows the page as it is in front of a class, without a link. */
export function PresentNow({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const present = useWorkbench((state) => state.present);
  return (
    <button
      type="button"
      className="plain-button"
      title="Shift+P; Esc ends it"
      onClick={() => {
        dialog.current?.close();
        present(true);
      }}
    >
      Present now
    </button>
  );
}
