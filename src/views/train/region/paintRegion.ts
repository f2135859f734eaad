import { drawLines, type GridLine } from "../../../draw/region/boundary";
import { drawPoints, drawRings, type Points } from "../../../draw/region/points";
import {
  boundaryLines,
  paintGrid,
  type RegionReading,
  type RegionTables,
} from "../../../draw/region/regionPicture";
import { boxIn, toPixels, type Viewport } from "../../../draw/viewport";
import type { RegionMap } from "../../../store/training/training";
import { clearedCanvas } from "../../../ui/clearedCanvas";
import type { Colours } from "../../parts/colours";
import { isForStamps, stampPoints, stampRings } from "./stampPoints";

/** The network's outputs as they were painted, and the lines between the classes. */
export interface Picture {
  readonly region: RegionMap;
  readonly pixels: ImageData;
  readonly lines: readonly GridLine[];
}

/**
 * Paints a pixel for each cell; `placePicture` then stretches the canvas over its part of the plane.
 * @param before whose pixels are painted over where they are as many
 */
export function developPicture(
  canvas: HTMLCanvasElement,
  region: RegionMap,
  reading: RegionReading,
  tables: RegionTables,
  before: Picture | undefined,
): Picture {
  const { columns, rows } = region;
  const same = before?.pixels.width === columns && before.pixels.height === rows;
  const pixels = same ? before.pixels : new ImageData(columns, rows);
  paintGrid(region, reading, tables, new Uint32Array(pixels.data.buffer));
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  canvas.getContext("2d")?.putImageData(pixels, 0, 0);
  return { region, pixels, lines: rows > 1 ? boundaryLines(region, reading) : [] };
}

/** Where in the view the picture's canvas belongs, as a transform: the browser stretches and smooths it. */
export function placePicture(canvas: HTMLCanvasElement, picture: Picture | undefined, view: Viewport): void {
  const shown = picture && picture.region.rows > 1 ? picture.region : undefined;
  canvas.hidden = !shown;
  if (!shown) return;
  const { x, y, width, height } = boxIn(shown.bounds, view);
  canvas.style.transform = `translate(${x}px, ${y}px) scale(${width / shown.columns}, ${height / shown.rows})`;
}

export interface Scene {
  readonly picture: Picture | undefined;
  readonly view: Viewport;
  readonly points: Points;
  readonly wrong: Uint8Array | undefined;
  readonly colours: Colours;
}

/** Whether there is nothing to be painted again. */
export const isSameScene = (one: Scene | undefined, other: Scene) =>
  one?.picture === other.picture &&
  one?.view === other.view &&
  one?.points === other.points &&
  one?.wrong === other.wrong &&
  one?.colours === other.colours;

/** What changes with every frame beside the picture: the boundary, and rings around what is misclassified. */
export function paintRegion(
  canvas: HTMLCanvasElement,
  { picture, view, points, wrong, colours }: Scene,
): void {
  const context = clearedCanvas(canvas, view);
  if (picture && picture.region.rows > 1) {
    const { region, lines } = picture;
    context.beginPath();
    drawLines(lines, region.columns, region.rows, region.bounds, view, context);
    context.strokeStyle = colours.ink;
    context.lineWidth = 1.8;
    context.stroke();
  } else if (picture) paintCurves(context, picture.region, view, colours);
  if (wrong && wrong.length === points.count) {
    context.strokeStyle = colours.wrong;
    context.lineWidth = 1.6;
    if (isForStamps(points)) stampRings(context, points, wrong, view);
    else {
      context.beginPath();
      drawRings(points, wrong, view, context);
      context.stroke();
    }
  }
}

/** A network with one input: each output as a curve over it. */
function paintCurves(context: CanvasRenderingContext2D, region: RegionMap, view: Viewport, colours: Colours) {
  for (const { line, colour } of outputCurves(region, view, colours)) {
    context.beginPath();
    context.moveTo(line[0], line[1]);
    for (let k = 2; k < line.length; k += 2) context.lineTo(line[k], line[k + 1]);
    context.strokeStyle = colour;
    context.lineWidth = 2.2;
    context.stroke();
  }
}

/** The outputs over one input as lines in the view's pixels: x0, y0, x1, y1, … */
export function outputCurves(
  { columns, outputs, values, bounds }: RegionMap,
  view: Viewport,
  colours: Colours,
): { readonly line: readonly number[]; readonly colour: string }[] {
  const { x, width } = boxIn(bounds, view);
  return Array.from({ length: outputs }, (_, k) => ({
    line: Array.from({ length: columns }, (__, column) => [
      x + ((column + 0.5) / columns) * width,
      toPixels(view, 0, values[k * columns + column]).y,
    ]).flat(),
    colour: outputs === 1 ? colours.ink : colours.points[k % colours.points.length],
  }));
}

/**
 * The points of the data.
 * @param palette the points' colours
 * @param outline sets them apart from the picture, and from each other
 */
export function paintPoints(
  canvas: HTMLCanvasElement,
  points: Points,
  palette: readonly string[],
  outline: string,
  view: Viewport,
): void {
  const context = clearedCanvas(canvas, view);
  context.strokeStyle = outline;
  context.lineWidth = 0.9;
  if (isForStamps(points)) {
    stampPoints(context, points, palette, view);
    return;
  }
  for (const { colour, pen } of drawPoints(points, view, () => new Path2D())) {
    context.fillStyle = palette[colour % palette.length];
    context.fill(pen);
    context.stroke(pen);
  }
}
