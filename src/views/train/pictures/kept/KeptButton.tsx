import { useState } from "react";
import { loading } from "../../../../ui/loading";
import { part } from "../../../../ui/part";

const KeptSets = part(() => import("./KeptSets"), { waiting: loading });

/** Opens the list of the pictures that this browser keeps. */
export function KeptButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="boxed" onClick={() => setOpen(true)}>
        Kept pictures …
      </button>
      {open && <KeptSets onClose={() => setOpen(false)} />}
    </>
  );
}
