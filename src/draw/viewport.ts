import type { Point } from "./box";

/** A rectangle of the plane of data: y grows upwards. */
export interface Extent {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/** A part of the plane, shown on so many pixels: y grows downwards there. */
export interface Viewport {
  readonly extent: Extent;
  readonly width: number;
  readonly height: number;
}

export function toPixels({ extent, width, height }: Viewport, x: number, y: number): Point {
  return {
    x: ((x - extent.xMin) / (extent.xMax - extent.xMin)) * width,
    y: ((extent.yMax - y) / (extent.yMax - extent.yMin)) * height,
  };
}

export function toPlane({ extent, width, height }: Viewport, { x, y }: Point): Point {
  return {
    x: extent.xMin + (x / width) * (extent.xMax - extent.xMin),
    y: extent.yMax - (y / height) * (extent.yMax - extent.yMin),
  };
}

/** What shows after the picture was scaled by k and then moved by x and y pixels. */
export function moved(view: Viewport, { k, x, y }: { k: number; x: number; y: number }): Viewport {
  const first = toPlane(view, { x: -x / k, y: -y / k });
  const last = toPlane(view, { x: (view.width - x) / k, y: (view.height - y) / k });
  return { ...view, extent: { xMin: first.x, xMax: last.x, yMin: last.y, yMax: first.y } };
}

/** Where a picture of one extent belongs in a view of another. */
export function placeOf(picture: Extent, view: Viewport) {
  const topLeft = toPixels(view, picture.xMin, picture.yMax);
  const bottomRight = toPixels(view, picture.xMax, picture.yMin);
  return { ...topLeft, width: bottomRight.x - topLeft.x, height: bottomRight.y - topLeft.y };
}

/**
 * A square around points, [count × features], with room at its edges.
 * @param axes which two of the features are x and y
 */
export function extentAround(
  inputs: ArrayLike<number>,
  features: number,
  [xAxis, yAxis]: readonly [number, number],
  margin = 0.12,
): Extent {
  let [xMin, xMax, yMin, yMax] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at + features <= inputs.length; at += features) {
    xMin = Math.min(xMin, inputs[at + xAxis]);
    xMax = Math.max(xMax, inputs[at + xAxis]);
    yMin = Math.min(yMin, inputs[at + yAxis]);
    yMax = Math.max(yMax, inputs[at + yAxis]);
  }
  if (!(xMin <= xMax && yMin <= yMax)) return { xMin: -1, xMax: 1, yMin: -1, yMax: 1 };
  const half = (Math.max(xMax - xMin, yMax - yMin) / 2 || 1) * (1 + margin);
  const [x, y] = [(xMin + xMax) / 2, (yMin + yMax) / 2];
  return { xMin: x - half, xMax: x + half, yMin: y - half, yMax: y + half };
}
