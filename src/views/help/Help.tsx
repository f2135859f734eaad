import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useWorkbench } from "../../store/work/context";
import { leaveMenu } from "../../ui/leaveMenu";
import { part } from "../../ui/part";

const HelpDialog = part(() => import("./HelpDialog"));

export function Help() {
  const [open, setOpen] = useState(false);
  const present = useWorkbench((state) => state.present);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element &&
        event.target.closest("input:not([type=range]), textarea, select, [contenteditable]");
      // Present has a list of its own.
      const isPresented = document.documentElement.dataset.present !== undefined;
      if (typing || isPresented) return;
      if (event.key === "?") setOpen(true);
      else if (
        event.key === "P" &&
        !event.ctrlKey &&
        !event.metaKey &&
        !document.querySelector("dialog[open]")
      )
        present(true);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [present]);
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        onClick={(event) => {
          leaveMenu(event);
          setOpen(true);
        }}
        aria-label="Help"
        aria-haspopup="dialog"
        title="Help (?)"
      >
        <span aria-hidden="true">?</span>
      </button>
      {/* Its key opens it also where the button is folded away. */}
      {open && createPortal(<HelpDialog onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}
