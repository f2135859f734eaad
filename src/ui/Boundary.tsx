import { Component, type ReactNode, use, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { MissingPart } from "../loadTwice";
import { type Action, RescueContext } from "./rescue";

interface BoundaryProps {
  readonly children: ReactNode;
  /** Before it is tried again. */
  readonly onAgain?: () => void;
  /** Has no room for a sentence: it is said at the page's edge. */
  readonly isSmall?: boolean | undefined;
}

interface BoundaryState {
  readonly fault?: { readonly error: unknown } | undefined;
}

/** Stands around a part of the page: where that fails, a sentence and ways out take its place, and the rest goes on. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError = (error: unknown): BoundaryState => ({ fault: { error } });

  readonly again = () => {
    this.props.onAgain?.();
    this.setState({ fault: undefined });
  };

  override render() {
    const { fault } = this.state;
    const { children, isSmall } = this.props;
    return fault ? <Trouble error={fault.error} isSmall={isSmall} onAgain={this.again} /> : children;
  }
}

interface TroubleProps {
  readonly error: unknown;
  readonly isSmall: boolean | undefined;
  readonly onAgain: () => void;
}

/** Tells all parts that are missing, or have failed, to try again. */
const again = "try-again";

function Trouble({ error, isSmall, onAgain }: TroubleProps) {
  const rescue = use(RescueContext);
  const [actions, setActions] = useState<readonly Action[]>([]);
  const isMissing = error instanceof MissingPart;
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
