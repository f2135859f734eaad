import type { Bounds } from "../engine/studies/region";
import type { Point } from "./box";

/** A part of the plane, shown on so many pixels: y grows downwards there. */
export interface Viewport {
  readonly bounds: Bounds;
  readonly width: number;
  readonly height: number;
}

export function toPixels({ bounds, width, height }: Viewport, x: number, y: number): Point {
  const [xMin, xMax, yMin, yMax] = bounds;
  return { x: ((x - xMin) / (xMax - xMin)) * width, y: ((yMax - y) / (yMax - yMin)) * height };
}

export function toPlane({ bounds, width, height }: Viewport, { x, y }: Point): Point {
  const [xMin, xMax, yMin, yMax] = bounds;
  return { x: xMin + (x / width) * (xMax - xMin), y: yMax - (y / height) * (yMax - yMin) };
}

/** What shows after the picture was scaled by k and then moved by x and y pixels. */
export function moved(view: Viewport, { k, x, y }: { k: number; x: number; y: number }): Viewport {
  const first = toPlane(view, { x: -x / k, y: -y / k });
  const last = toPlane(view, { x: (view.width - x) / k, y: (view.height - y) / k });
  return { ...view, bounds: [first.x, last.x, last.y, first.y] };
}

/** Where a picture of one part of the plane belongs in a view of another. */
export function boxIn([xMin, xMax, yMin, yMax]: Bounds, view: Viewport) {
  const topLeft = toPixels(view, xMin, yMax);
  const bottomRight = toPixels(view, xMax, yMin);
  return { ...topLeft, width: bottomRight.x - topLeft.x, height: bottomRight.y - topLeft.y };
}

/** The bounds, larger where they must be to have the view's proportions: a circle stays a circle. */
export function fitBounds([xMin, xMax, yMin, yMax]: Bounds, width: number, height: number): Viewport {
  const scale = Math.max((xMax - xMin) / width, (yMax - yMin) / height);
  const [halfWidth, halfHeight] = [(scale * width) / 2, (scale * height) / 2];
  const [x, y] = [(xMin + xMax) / 2, (yMin + yMax) / 2];
  return { bounds: [x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight], width, height };
}
