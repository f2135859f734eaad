import { useRef } from "react";

const keys: readonly (readonly [string, string])[] = [
  ["→", "next step"],
  ["←", "previous step"],
  ["Home", "first step"],
  ["End", "last step"],
  ["Space", "play or pause"],
  ["1  2  3", "step by layer, unit, term"],
];

/** The list of keys, and what the page is. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        onClick={() => dialog.current?.showModal()}
        aria-label="Help"
        title="Help"
      >
        <span aria-hidden="true">?</span>
      </button>
      <dialog ref={dialog} className="help" aria-labelledby="help-title" closedby="any">
        <h2 id="help-title">How this works</h2>
        <p>
          Step through a forward and a backward pass. Blue and orange are values above and below 0, green and
          purple are gradients. Point at a number in a formula to see where it comes from in the graph. Press
          a number in the table or a result to see and copy all of its digits.
        </p>
        <p>Everything is computed here, in your browser, in double precision; nothing leaves your machine.</p>
        <h3>Keys</h3>
        <dl className="keys">
          {keys.map(([key, action]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{action}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" className="main">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
