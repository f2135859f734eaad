import { useStoreOf } from "../../../store/context";
import { createOffers } from "../../../store/work/offers";
import "./offer.css";

/**
 * What has become of something that the reader brought or did, as one line with what may be done next. It goes with the
 * next change.
 */
export function OfferLine() {
  const shown = useStoreOf(createOffers, (offers) => offers.shown);
  const take = useStoreOf(createOffers, (offers) => offers.take);
  const dismiss = useStoreOf(createOffers, (offers) => offers.dismiss);
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
