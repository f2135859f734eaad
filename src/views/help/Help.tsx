import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { part } from "../../ui/part";

const HelpDialog = part(() => import("./HelpDialog"));

export function Help() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
      if (event.key === "?" && !typing) setOpen(true);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        onClick={() => setOpen(true)}
        aria-label="Help"
        title="Help (?)"
      >
        <span aria-hidden="true">?</span>
      </button>
      {/* Its key opens it also where the button is folded away. */}
      {open && createPortal(<HelpDialog onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}
