import { type PointerEvent, useRef, useState } from "react";
import type { Point } from "../../../../draw/box";
import { spotIn } from "../../../../ui/spotIn";
import { usePlaneView } from "../../parts/planeView";
import { useOpenInStep } from "../../parts/useOpenInStep";
import type { PlaneInput, Stroke } from "./planeInput";

/** Within so many pixels a point is meant; a thumb is less exact. */
const reach = { mouse: 12, touch: 24 };
/** How far apart, in pixels, points are that one stroke draws. */
const apart = 14;

/** What the pointer does over the plane: it reads out, opens, draws or erases, as the tool says. */
export function usePointer(input: PlaneInput) {
  const openInStep = useOpenInStep();
  const tool = usePlaneView((view) => view.tool.kind);
  const changeView = usePlaneView((view) => view.change);
  const [stroke, setStroke] = useState<Stroke>();
  /** Where the pointer went down, as long as it may be a click. */
  const down = useRef<Point>(undefined);

  const continued = (event: PointerEvent, spot: Point, before: Stroke): Stroke => {
    if (tool === "erase") {
      const index = input.near(spot, reachOf(event));
      return index === undefined ? before : { ...before, erased: new Set(before.erased).add(index) };
    }
    const last = before.spots.at(-1);
    const far = !last || Math.hypot(spot.x - last.x, spot.y - last.y) >= apart;
    return far ? { ...before, spots: [...before.spots, spot] } : before;
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const spot = spotOf(event);
    down.current = spot;
    if (tool === "choose") return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setStroke(continued(event, spot, { spots: [], erased: new Set() }));
  };
  const onPointerMove = (event: PointerEvent) => {
    // A second finger beside the first draws nothing.
    if (!event.isPrimary) return;
    const spot = spotOf(event);
    if (stroke) setStroke(continued(event, spot, stroke));
    else changeView({ hovered: input.hovered(spot, reachOf(event)) });
  };
  const onPointerUp = (event: PointerEvent) => {
    if (!event.isPrimary) return;
    const start = down.current;
    down.current = undefined;
    if (stroke) {
      setStroke(undefined);
      return input.finish(stroke);
    }
    const spot = spotOf(event);
    if (!start || Math.hypot(spot.x - start.x, spot.y - start.y) > 4) return;
    const index = input.near(spot, reachOf(event));
    changeView({ chosen: index });
    // A finger has no other way to read a point out; it opens it with the button there.
    if (index !== undefined && event.pointerType === "mouse") void openInStep(index);
  };
  const onPointerLeave = () => changeView({ hovered: undefined });
  const onPointerCancel = () => {
    down.current = undefined;
    setStroke(undefined);
  };

  return { stroke, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerLeave, onPointerCancel } };
}

const reachOf = ({ pointerType }: PointerEvent) => (pointerType === "touch" ? reach.touch : reach.mouse);

/** In pixels from the plane's top left corner. */
function spotOf(event: PointerEvent): Point {
  const { x, y } = spotIn(event.currentTarget, event);
  return { x: x - event.currentTarget.clientLeft, y: y - event.currentTarget.clientTop };
}
