import { useEffect, useRef } from "react";
import { looks } from "../parts/looks";
import { keys, views } from "./helpTexts";
import "./help.css";

/** The version in package.json, which the build puts in. */
declare const __VERSION__: string;

/** What the page is, and its keys. Opens as soon as it is there. */
export default function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // It begins to be read at its top; the first thing to press is at its end.
    title.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" closedby="any" onClose={onClose}>
      <h2 id="help-title" ref={title} tabIndex={-1}>
        How this works
      </h2>
      <p>
        Step through a forward and a backward pass. Blue and orange are values above and below 0, green and
        purple are gradients. Point at a number in a formula to see where it comes from in the graph. Press a
        number in the table or a result to see and copy all of its digits. Drag any number that is given
        (weights, biases, inputs, targets, settings) sideways, and everything follows; a double click brings
        back what it was. A matrix, or cells of a spreadsheet, can be pasted into any of these numbers, and a
        network’s weights (a printed state_dict, arrays of NumPy) anywhere on the page. Press a name in a
        formula or in the table to give it your sheet’s; “w_1 … w_4” names a whole layer.
      </p>
      <p>
        What is called “sheet” is a printed solution, with mistakes of its own: ✓ agrees with the exact
        number, ✗ doesn’t.
      </p>
      <p>
        Everything is computed here, in your browser, in double precision (Train can do it in single, of
        pictures); nothing leaves your machine.
      </p>
      <h3>Views</h3>
      <dl className="parts">
        {views.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <h3>Step shows the pass as</h3>
      <dl className="parts">
        {looks.map(({ label, words }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <h3>Keys</h3>
      <dl className="keys">
        {keys.map(({ name, words }) => (
          <div key={name + words}>
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        Train’s handwritten digits: E. Alpaydin and C. Kaynak,{" "}
        <a href="https://doi.org/10.24432/C50P49" rel="noreferrer">
          Optical Recognition of Handwritten Digits
        </a>
        , UCI Machine Learning Repository, 1998, under{" "}
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer">
          CC BY 4.0
        </a>
        .
      </p>
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
