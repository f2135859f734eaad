import { type PointerEvent, useRef, useState } from "react";
import type { Point } from "../../../draw/box";
import { nearestPoint, type Points } from "../../../draw/points";
import { toPlane, type Viewport } from "../../../draw/viewport";
import type { PreparedData } from "../../../engine/run/training/data";
import { lookNow, setLook } from "../look";
import { useOpenInStep } from "../openInStep";
import { type Drawn, drawPointsOf, erasePoints } from "./drawing";

/** Within so many pixels a point is meant; a thumb is less exact. */
const reach = { mouse: 12, touch: 24 };
/** How far apart, in pixels, points are that one stroke draws. */
const apart = 14;

/** A stroke of drawing or erasing that isn't finished yet. */
export interface Stroke {
  readonly spots: readonly Point[];
  readonly erased: ReadonlySet<number>;
}

/** What the pointer does over the plane: it reads out, opens, draws or erases, as the tool says. */
export function usePointer(data: PreparedData, axes: readonly number[], points: Points, view: Viewport) {
  const openInStep = useOpenInStep();
  const [stroke, setStroke] = useState<Stroke>();
  /** Where the pointer went down, as long as it may be a click. */
  const down = useRef<Point>(undefined);

  /** Two inputs, whichever of them is across. */
  const inputsAt = (spot: Point): number[] => {
    const { x, y } = toPlane(view, spot);
    return axes[0] === 1 ? [x, y] : [y, x];
  };
  const drawnAt = (spot: Point): Drawn => {
    if (data.columns.length === 2) return { inputs: inputsAt(spot) };
    const { x, y } = toPlane(view, spot);
    return { inputs: [x], ...(data.task.kind === "regression" && { target: y }) };
  };
  const near = (event: PointerEvent, spot: Point) =>
    nearestPoint(points, view, spot, event.pointerType === "touch" ? reach.touch : reach.mouse);
  const continued = (event: PointerEvent, spot: Point, before: Stroke): Stroke => {
    if (lookNow().tool.kind === "erase") {
      const place = near(event, spot);
      return place === undefined ? before : { ...before, erased: new Set(before.erased).add(place) };
    }
    const last = before.spots.at(-1);
    const far = !last || Math.hypot(spot.x - last.x, spot.y - last.y) >= apart;
    return far ? { ...before, spots: [...before.spots, spot] } : before;
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const spot = spotOf(event);
    down.current = spot;
    if (lookNow().tool.kind === "choose") return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setStroke(continued(event, spot, { spots: [], erased: new Set() }));
  };
  const onPointerMove = (event: PointerEvent) => {
    const spot = spotOf(event);
    if (stroke) return setStroke(continued(event, spot, stroke));
    const place = near(event, spot);
    if (place !== undefined) setLook({ hovered: { kind: "point", place } });
    else if (data.columns.length === 1)
      setLook({ hovered: { kind: "place", inputs: [toPlane(view, spot).x] } });
    else if (data.columns.length === 2) setLook({ hovered: { kind: "place", inputs: inputsAt(spot) } });
    else setLook({ hovered: undefined });
  };
  const onPointerUp = (event: PointerEvent) => {
    const start = down.current;
    down.current = undefined;
    if (stroke) {
      setStroke(undefined);
      const { tool } = lookNow();
      if (tool.kind === "erase") return erasePoints(data, [...stroke.erased]);
      if (tool.kind === "draw") drawPointsOf(data, stroke.spots.map(drawnAt), tool.label);
      return;
    }
    const spot = spotOf(event);
    if (!start || Math.hypot(spot.x - start.x, spot.y - start.y) > 4) return;
    const place = near(event, spot);
    setLook({ chosen: place });
    // A finger has no other way to read a point out; it opens it with the button there.
    if (place !== undefined && event.pointerType === "mouse") void openInStep(place);
  };
  const onPointerLeave = () => setLook({ hovered: undefined });
  const onPointerCancel = () => {
    down.current = undefined;
    setStroke(undefined);
  };

  return { stroke, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerLeave, onPointerCancel } };
}

/** In pixels from the plane's top left corner. */
function spotOf({ currentTarget, clientX, clientY }: PointerEvent): Point {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left - currentTarget.clientLeft, y: clientY - top - currentTarget.clientTop };
}
