import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import type { PenStroke } from "../../../draw/pictures/strokes";
import { useStores } from "../../../store/context";
import { createPlaneView } from "../parts/planeView";

type PenPosition = PenStroke[number];

/** How far an arrow key moves the pen; with Shift half as far. */
const step = 1 / 16;
/** Places nearer than this to the last one add nothing. */
const nearest = 0.008;
const arrows: Readonly<Record<string, PenPosition>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Draws strokes with pointers, or with the keyboard: arrows move a pen that space lowers and lifts. */
export function usePen(surface: RefObject<SVGSVGElement | null>) {
  const view = useStores().get(createPlaneView);
  const [cursor, setCursor] = useState<PenPosition>();
  const [isDown, setDown] = useState(false);
  const pointer = useRef<number>(undefined);

  const begin = (position: PenPosition) => {
    const { strokes, change } = view.getState();
    change({ strokes: [...strokes, [position]] });
  };
  const goOn = (positions: readonly PenPosition[]) => {
    const { strokes, change } = view.getState();
    const stroke = strokes.at(-1) ?? [];
    const last = stroke.at(-1);
    const added = positions.filter(
      ([x, y], k) => k > 0 || !last || Math.hypot(x - last[0], y - last[1]) >= nearest,
    );
    if (added.length > 0) change({ strokes: strokes.with(-1, [...stroke, ...added]) });
  };
  const positionOf = ({ clientX, clientY }: { clientX: number; clientY: number }): PenPosition => {
    const box = surface.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    return [within((clientX - box.left) / box.width), within((clientY - box.top) / box.height)];
  };

  const press = (event: KeyboardEvent) => {
    const { strokes, change } = view.getState();
    const [dx, dy] = arrows[event.key] ?? [0, 0];
    const from = cursor ?? [0.5, 0.5];
    if (dx !== 0 || dy !== 0) {
      const far = event.shiftKey ? step / 2 : step;
      const to: PenPosition = [within(from[0] + dx * far), within(from[1] + dy * far)];
      setCursor(to);
      if (isDown) goOn([to]);
    } else if (event.key === " " || event.key === "Enter") {
      setCursor(from);
      if (!isDown) begin(from);
      setDown(!isDown);
    } else if (event.key === "Backspace") {
      change({ strokes: strokes.slice(0, -1) });
      setDown(false);
    } else if (event.key === "Delete") {
      change({ strokes: [] });
      setDown(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const lift = ({ pointerId }: PointerEvent) => {
    if (pointer.current === pointerId) pointer.current = undefined;
  };
  return {
    cursor,
    isDown,
    handlers: {
      onPointerDown(event: PointerEvent<SVGSVGElement>) {
        if (event.button !== 0 || pointer.current !== undefined) return;
        pointer.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        setCursor(undefined);
        setDown(false);
        begin(positionOf(event));
      },
      onPointerMove(event: PointerEvent) {
        if (event.pointerId !== pointer.current) return;
        const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
        goOn((moves.length > 0 ? moves : [event]).map(positionOf));
      },
      onPointerUp: lift,
      onPointerCancel: lift,
      onKeyDown: press,
      onBlur() {
        setCursor(undefined);
        setDown(false);
      },
    },
  };
}

const within = (part: number) => Math.min(1, Math.max(0, part));
