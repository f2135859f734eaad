import { type KeyboardEvent, useState } from "react";
import type { Point } from "../../../../draw/box";
import type { Viewport } from "../../../../draw/viewport";
import { usePlaneView } from "../../parts/planeView";
import type { PlaneInput } from "./planeInput";

/** Within so many pixels a point is meant. */
const reach = 12;
/** How far an arrow key goes, in pixels; with shift it goes a little way. */
const stride = 16;
const small = 2;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Drawing and erasing by keyboard: while one of these tools is chosen, the arrow keys move a mark over the plane, and Enter
 * uses the tool there.
 */
export function useCursor(input: PlaneInput, { width, height }: Viewport) {
  const tool = usePlaneView((view) => view.tool.kind);
  const changeView = usePlaneView((view) => view.change);
  const [moved, setMoved] = useState<Point>();
  const spot = moved ?? { x: width / 2, y: height / 2 };
  const press = (event: KeyboardEvent): boolean => {
    if (tool === "choose") return false;
    if (event.key === "Enter") {
      const index = input.near(spot, reach);
      input.finish({ spots: [spot], erased: new Set(index === undefined ? [] : [index]) });
      return true;
    }
    const direction = Object.hasOwn(directions, event.key) ? directions[event.key] : undefined;
    if (!direction) return false;
    const far = event.shiftKey ? small : stride;
    const next = {
      x: Math.min(width, Math.max(0, spot.x + far * direction[0])),
      y: Math.min(height, Math.max(0, spot.y + far * direction[1])),
    };
    setMoved(next);
    changeView({ hovered: input.hovered(next, reach) });
    return true;
  };
  return { spot, press };
}
