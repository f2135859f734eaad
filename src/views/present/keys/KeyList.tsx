import { useEffect, useRef } from "react";
import type { SlideKey } from "./slideKeys";
import "./keyList.css";

interface KeyListProps {
  /** Those of the view that is shown. */
  readonly own: readonly SlideKey[];
  /** Those of all views. */
  readonly always: readonly SlideKey[];
  readonly onClose: () => void;
}

/** The keys of Present, over the page until one is pressed that closes it. */
export function KeyList({ own, always, onClose }: KeyListProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="slide-keys"
      aria-labelledby="slide-keys-title"
      closedby="any"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== "?") return;
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="slide-keys-title" tabIndex={-1}>
        Keys
      </h2>
      <div>
        {[own, always]
          .map((all) => all.filter(({ isUnlisted }) => !isUnlisted))
          .map((keys) => (
            <dl key={keys[0]?.words}>
              {keys.map(({ keys: [first], shown = first, words }) => (
                <div key={words}>
                  <dt>
                    <kbd>{shown}</kbd>
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          ))}
      </div>
    </dialog>
  );
}
