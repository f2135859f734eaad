import type { KeyboardEvent, RefObject } from "react";
import type { Axis, Extent } from "../../../../../draw/plot/axis";
import { holdTouch } from "../../../../../ui/numbers/holdTouch";
import { spotIn } from "../../../../../ui/spotIn";
import { keyDistance, type Move } from "./useMove";

interface GripProps {
  /** Of the number that it moves. */
  readonly name: string;
  readonly label: string;
  /** What a screen reader says of where it stands. */
  readonly text: string;
  readonly value: number;
  readonly window: Extent;
  readonly x: Axis;
  /** Its height in the plot, in pixels from above. */
  readonly top: number;
  readonly move: Move;
  /** Is told how far from its middle it was taken, in pixels: there it stays in the hand. */
  readonly taken: RefObject<number>;
}

/** The point on a curve, which is dragged along it, or moved by arrow keys. */
export function Grip({ name, label, text, value, window, x, top, move, taken }: GripProps) {
  const press = (event: KeyboardEvent) => {
    const distance = keyDistance(event, value, window);
    if (distance === undefined) return;
    event.preventDefault();
    move.step({ [name]: distance }, event.repeat);
  };
  return (
    <g
      className="grip"
      ref={holdTouch}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const { ownerSVGElement: svg } = event.currentTarget;
        if (svg) taken.current = spotIn(svg, event).x - x.position(value);
        move.begin();
      }}
    >
      <circle className="reach" cx={x.position(value)} cy={top} r={22} />
      <circle
        className="handle"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuemin={window[0]}
        aria-valuemax={window[1]}
        aria-valuenow={value}
        aria-valuetext={text}
        cx={x.position(value)}
        cy={top}
        r={8}
        onKeyDown={press}
      />
    </g>
  );
}
