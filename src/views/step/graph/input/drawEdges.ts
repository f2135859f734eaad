import { quietOpacity, strokesOf } from "../../../../draw/graph/edgeStrokes";
import type { GraphEdge } from "../../../../draw/graph/graphParts";

/** Edges as they are to be drawn on a canvas. */
export interface EdgePicture {
  /** Of the canvas, in its pixels. */
  readonly width: number;
  readonly height: number;
  /** From the layout to the canvas: how many times as large, and by how many pixels moved. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** How their lines look, as `lineKeys` says. */
  readonly keys: Int16Array<ArrayBuffer>;
}

/** `lineColours` such as a canvas takes. */
export type CanvasColours = readonly string[];

/** What the worker that draws is told: first its canvas, then the edges' curves and colours whenever they are others. */
export type EdgeOrder =
  | OffscreenCanvas
  | { readonly curves: Float32Array }
  | { readonly colours: CanvasColours }
  | EdgePicture;

/** The curves of edges, one after the other: each four points, each point its x and its y. */
export const curvesOf = (edges: readonly GraphEdge[]) =>
  Float32Array.from(edges.flatMap(({ curve }) => curve.flatMap(({ x, y }) => [x, y])));

/** Draws edges on an empty canvas of the picture's size. */
export function drawEdges(
  canvas: HTMLCanvasElement | OffscreenCanvas,
  { width, height, scale, left, top, keys }: EdgePicture,
  curves: Float32Array,
  colours: CanvasColours,
): void {
  const context = canvas.getContext("2d") as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (!context) return;
  // A canvas that is given a size, even the same one, is empty; but clearing costs less.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  else {
    context.resetTransform();
    context.clearRect(0, 0, width, height);
  }
  context.setTransform(scale, 0, 0, scale, left, top);
  context.globalAlpha = quietOpacity;
  const { strokes, indices } = strokesOf(keys);
  let next = 0;
  for (const { colour, width: line, count } of strokes) {
    context.beginPath();
    for (const end = next + count; next < end; next++) {
      const k = 8 * indices[next];
      context.moveTo(curves[k], curves[k + 1]);
      context.bezierCurveTo(
        curves[k + 2],
        curves[k + 3],
        curves[k + 4],
        curves[k + 5],
        curves[k + 6],
        curves[k + 7],
      );
    }
    context.strokeStyle = colours[colour];
    context.lineWidth = line;
    context.stroke();
  }
}
