import { lazy, Suspense, useState } from "react";

const HelpDialog = lazy(() => import("./HelpDialog"));

export function Help() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        onClick={() => setOpen(true)}
        aria-label="Help"
        title="Help"
      >
        <span aria-hidden="true">?</span>
      </button>
      {open && (
        <Suspense>
          <HelpDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
