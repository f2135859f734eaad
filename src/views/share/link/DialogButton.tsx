import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import { leaveMenu } from "../../../ui/leaveMenu";

interface DialogButtonProps {
  readonly children: (close: () => void) => ReactNode;
}

/** The button for sharing, with the dialog that it opens. */
export function DialogButton({ children }: DialogButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="share"
        aria-haspopup="dialog"
        onClick={(event) => {
          leaveMenu(event);
          setOpen(true);
        }}
      >
        Share
      </button>
      {open &&
        createPortal(
          children(() => setOpen(false)),
          document.body,
        )}
    </>
  );
}
