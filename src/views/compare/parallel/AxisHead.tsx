import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { zoomOf } from "../../../ui/spotIn";
import type { Arrangement } from "../runs/arrangement";
import { type ParallelAxis, scalesFor } from "../runs/axes";
import type { ComparedRun } from "../runs/rows";

interface AxisHeadProps {
  readonly axis: ParallelAxis;
  /** In CSS pixels. */
  readonly x: number;
  readonly rows: readonly ComparedRun[];
  readonly brush: readonly [number, number] | undefined;
  readonly isColour: boolean;
  readonly onInvert: () => void;
  /** Moves it by so many places, or to where it was dropped. */
  readonly onMove: (places: number) => void;
  readonly onDrop: (x: number) => void;
  readonly onBrush: (part: readonly [number, number] | undefined) => void;
  readonly onScale: (scale: Arrangement["scales"][string]) => void;
  readonly onColour: () => void;
  readonly onHide: () => void;
}

/** Pixels that a pointer moves before it drags. */
const slop = 5;
const step = 0.05;

/** An axis' name, by which it is turned, moved, brushed by keys, and given another scale. */
export function AxisHead(props: AxisHeadProps) {
  const { axis, x, rows, brush, isColour, onInvert, onMove, onDrop, onBrush, onScale, onColour, onHide } =
    props;
  const button = useRef<HTMLButtonElement>(null);
  const dragged = useRef<{ readonly from: number; moved: boolean }>(undefined);
  const { quantity, inverted, scale } = axis;
  const scales = scalesFor(quantity, rows);

  function drag(event: PointerEvent<HTMLButtonElement>): void {
    const { current } = dragged;
    if (!current || !button.current) return;
    const by = (event.clientX - current.from) / zoomOf(button.current);
    if (Math.abs(by) > slop) current.moved = true;
    if (current.moved) button.current.style.translate = `${by}px`;
  }
  function drop(event: PointerEvent<HTMLButtonElement>): void {
    const { current } = dragged;
    if (button.current) button.current.style.translate = "";
    if (current?.moved) onDrop(x + (event.clientX - current.from) / zoomOf(event.currentTarget));
  }
  function press(event: KeyboardEvent): void {
    const change = keys[`${event.shiftKey ? "Shift+" : ""}${event.key}`];
    if (!change) return;
    event.preventDefault();
    event.stopPropagation();
    if (typeof change === "number") onMove(change);
    else onBrush(change(brush));
  }

  return (
    <div className="axis-head" style={{ left: x }}>
      <button
        ref={button}
        type="button"
        className="axis-name"
        aria-label={`${quantity.label}, ${scale} axis${inverted ? ", inverted" : ""}`}
        title="Click to turn it upside down, drag to move it. Keys: ← → move, ↑ ↓ brush, Shift ↑ ↓ size of the brush, Delete clears it"
        onKeyDown={press}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          dragged.current = { from: event.clientX, moved: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
        onClick={() => {
          if (!dragged.current?.moved) onInvert();
          dragged.current = undefined;
        }}
      >
        {quantity.label}
        {inverted && <span aria-hidden="true"> ↓</span>}
      </button>
      <select
        className="axis-menu"
        aria-label={`Axis ${quantity.label}: scale, colour`}
        title="Its scale; whether it colours the lines; or hide it"
        value={scale}
        onChange={({ currentTarget: { value } }) => {
          if (value === "colour") onColour();
          else if (value === "hide") onHide();
          else onScale(value as Arrangement["scales"][string]);
        }}
      >
        {scales.map((kind) => (
          <option key={kind} value={kind}>
            {kind}
          </option>
        ))}
        {!isColour && <option value="colour">colour the lines by it</option>}
        <option value="hide">hide this axis</option>
      </select>
    </div>
  );
}

type AxisPart = readonly [number, number] | undefined;
const usual: readonly [number, number] = [0.75, 1];
const moved = (by: number) => (part: AxisPart) => {
  const [low, high] = part ?? usual;
  const free = Math.min(Math.max(by, -low), 1 - high);
  return part ? ([low + free, high + free] as const) : usual;
};
const sized = (by: number) => (part: AxisPart) => {
  const [low, high] = part ?? usual;
  return [Math.max(0, Math.min(low - by, high - step)), high] as const;
};

const keys: Readonly<Record<string, number | ((part: AxisPart) => AxisPart)>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: moved(step),
  ArrowDown: moved(-step),
  "Shift+ArrowUp": sized(-step),
  "Shift+ArrowDown": sized(step),
  Delete: () => undefined,
  Backspace: () => undefined,
};
