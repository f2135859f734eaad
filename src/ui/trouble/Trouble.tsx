import { use, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { type Action, RescueContext } from "./rescue";
import "./trouble.css";

export interface TroubleProps {
  readonly error: unknown;
  /** Whether it couldn't be loaded, and hasn't failed. */
  readonly isMissing: boolean;
  readonly isSmall: boolean | undefined;
  readonly onAgain: () => void;
}

/** Tells all parts that are missing, or have failed, to try again. */
const again = "try-again";

/** What is said in place of a part that failed or is missing, and the ways out. */
export default function Trouble({ error, isMissing, isSmall, onAgain }: TroubleProps) {
  const rescue = use(RescueContext);
  const [actions, setActions] = useState<readonly Action[]>([]);
  useEffect(() => {
    let stop: (() => void) | undefined = () => {};
    rescue().then(
      ({ crashed, actions, onChange }) => {
        if (isMissing || !stop) return;
        crashed();
        setActions(actions());
        stop = onChange(onAgain);
      },
      () => undefined, // then the other buttons remain
    );
    for (const name of ["online", again]) addEventListener(name, onAgain);
    return () => {
      stop?.();
      stop = undefined;
      for (const name of ["online", again]) removeEventListener(name, onAgain);
    };
  }, [rescue, isMissing, onAgain]);
  const sentence = `${isSmall ? "A" : "This"} part of the page ${isMissing ? "could not be loaded. Check the connection, and try again or reload." : `has failed: ${error instanceof Error ? error.message : error}`}`;
  const said = (
    <div className={isSmall ? "trouble small" : "trouble"} role="alert">
      <p>{sentence}</p>
      {[
        { label: "Try again", act: () => dispatchEvent(new Event(again)) },
        { label: "Reload", act: () => location.reload() },
        ...actions,
      ].map(({ label, act }) => (
        <button key={label} type="button" onClick={act}>
          {label}
        </button>
      ))}
    </div>
  );
  return isSmall ? createPortal(said, document.body) : said;
}
