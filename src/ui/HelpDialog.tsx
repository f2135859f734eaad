import { useEffect, useRef } from "react";
import "./help.css";

/** The version in package.json, which the build puts in. */
declare const __VERSION__: string;

const keys: readonly (readonly [string, string])[] = [
  ["→", "next step"],
  ["←", "previous step"],
  ["Home", "first step"],
  ["End", "last step"],
  ["Space", "play or pause; in Train: train or pause"],
  ["1  2  3", "step by layer, unit, term"],
  ["Ctrl+Z", "undo; with Shift, redo"],
  ["↑  ↓", "change the number that has the focus; Shift finer, Alt coarser"],
  ["Enter", "type it"],
  ["Backspace", "bring back what it was when the document was opened"],
  ["Space", "select it for the plots; with Shift, beside another"],
  ["F2", "another name for the number that has the focus, else for that of the step"],
  ["?", "this list"],
  ["Esc", "close it"],
];

/** What the page is, and its keys. Opens as soon as it is there. */
export default function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" closedby="any" onClose={onClose}>
      <h2 id="help-title">How this works</h2>
      <p>
        Step through a forward and a backward pass. Blue and orange are values above and below 0, green and
        purple are gradients. Point at a number in a formula to see where it comes from in the graph. Press a
        number in the table or a result to see and copy all of its digits. Drag any number that is given
        (weights, biases, inputs, targets, settings) sideways, and everything follows; a double click brings
        back what it was. Press a name in a formula or in the table to give it your sheet’s; “w_1 … w_4” names
        a whole layer.
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
      <p className="quiet">
        Version {__VERSION__}, MIT licence.{" "}
        {import.meta.env.PROD && <a href="licences.md">Licences of what it is made of</a>}
      </p>
      <form method="dialog">
        <button type="submit" className="close">
          Close
        </button>
      </form>
    </dialog>
  );
}
