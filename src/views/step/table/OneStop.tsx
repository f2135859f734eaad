import { type ReactNode, useRef } from "react";
import { moveAmongNumbers } from "./moveAmongNumbers";

interface OneStopProps {
  /** What is in the table, for those who hear it, before how its keys are. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What a table scrolls in that is one stop of the Tab key: arrow keys go from one of its numbers to the next. */
export function OneStop({ label, children }: OneStopProps) {
  const box = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div
      className="plot-scroll"
      ref={box}
      role="group"
      aria-label={`${label}: arrow keys go from one to the next`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the one stop of the Tab key for all numbers
      tabIndex={0}
      onKeyDown={(event) => moveAmongNumbers(event, box.current)}
    >
      {children}
    </div>
  );
}
