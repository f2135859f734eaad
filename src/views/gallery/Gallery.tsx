import { useRef, useState } from "react";
import { useWorkbench } from "../../store/work/context";
import { loading } from "../../ui/loading";
import { part } from "../../ui/part";

const GalleryList = part(() => import("./GalleryList"), { waiting: loading });

/** The document's name; pressed, the list of exercises to open. */
export function Gallery() {
  // Train has data of its own.
  const title = useWorkbench(({ view, document, program }) =>
    view === "step" ? (document ?? program)?.title : undefined,
  );
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <button
        type="button"
        className="pick"
        popoverTarget="gallery"
        aria-label={`Exercises; open now: ${title ?? "none"}`}
        onClick={() => setWanted(true)}
      >
        <span>{title ?? "Exercises"}</span>
        <span aria-hidden="true"> ▾</span>
      </button>
      <div id="gallery" className="gallery" popover="auto" ref={list}>
        <h2>Documents</h2>
        {wanted && <GalleryList title={title} onChoose={() => list.current?.hidePopover()} />}
      </div>
    </>
  );
}
