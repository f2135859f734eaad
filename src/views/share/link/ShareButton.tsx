import { useState } from "react";
import { createPortal } from "react-dom";
import { leaveMenu } from "../../../ui/leaveMenu";
import { ShareDialog } from "./ShareDialog";

export function ShareButton() {
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
      {open && createPortal(<ShareDialog onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}
