import { useEffect } from "react";
import { useStoreOf } from "../../../store/context";
import { createOffers } from "../../../store/work/offers";
import { useBring } from "./useBring";
import "./offer.css";

/** Fields that take what is pasted themselves. */
const takesText = "input, textarea, select, [contenteditable]";

/**
 * What has become of something that the reader brought or did, as one line with what may be done next. It goes with the
 * next change. What is pasted anywhere but into a field is taken for weights of the network.
 */
export function OfferLine() {
  const shown = useStoreOf(createOffers, (offers) => offers.shown);
  const take = useStoreOf(createOffers, (offers) => offers.take);
  const dismiss = useStoreOf(createOffers, (offers) => offers.dismiss);
  const bring = useBring();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const target = event.target instanceof Element ? event.target : undefined;
      if (target?.closest(takesText) || event.defaultPrevented) return;
      // A number of the graph that has the focus is a cell too.
      const { point } = target?.closest<HTMLElement>("[data-point]")?.dataset ?? {};
      const isTaken = point === undefined ? bring.anywhere(text) : bring.intoCell(point, text);
      if (isTaken) event.preventDefault();
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [bring]);
  return (
    <div className="offer-place" role="status">
      {shown && (
        <div className="offer">
          <p>{shown.words}</p>
          {shown.choices.map(({ label }, choice) => (
            <button key={label} type="button" onClick={() => take(choice)}>
              {label}
            </button>
          ))}
          <button type="button" className="dismiss" aria-label="Dismiss" onClick={dismiss}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
