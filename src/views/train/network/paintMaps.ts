import { paintTile, type TileTables } from "../../../draw/unitGraph/tiles";
import type { UnitLayout, UnitPosition } from "../../../draw/unitGraph/unitLayout";
import type { TrainableDocument } from "../../../engine/document/document";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { TrainingFrame } from "../../../store/training/training";
import { clearedCanvas } from "../../../ui/clearedCanvas";
import type { Colours } from "../../parts/colours";
import { sameUnit, type UnitRef } from "../parts/unitNames";
import { type ColumnReading, columnReading } from "./tileReadings";

type PaintedMaps = NonNullable<TrainingFrame["units"]>;

const corner = 6;

export interface MapScene {
  readonly document: TrainableDocument;
  readonly layout: UnitLayout;
  readonly tiles: Tiles | undefined;
  readonly colours: Colours;
  /** The one that is shown large. */
  readonly unit: UnitRef | undefined;
}

/** Maps that have become pixels: one below the other, each with its first and last row once more, so that none shines into the next. */
export interface Tiles {
  readonly canvas: OffscreenCanvas;
  readonly columns: number;
  readonly rows: number;
  /** Of each column, inputs first. */
  readonly readings: readonly ColumnReading[];
}

/** Makes all maps into pixels of one canvas. */
export function developTiles(
  maps: PaintedMaps,
  document: TrainableDocument,
  data: PreparedData,
  tables: TileTables,
  before: Tiles | undefined,
): Tiles {
  const { columns, rows, units, values } = maps;
  const cells = columns * rows;
  const image = new ImageData(columns, (rows + 2) * units);
  const pixels = new Uint32Array(image.data.buffer);
  const counts = [document.inputs, ...document.layers.map((layer) => layer.units)];
  const readings = counts.map((_, layer) => columnReading(document, data, maps, layer));
  let unit = 0;
  counts.forEach((count, layer) => {
    for (let index = 1; index <= count; index++, unit++) {
      const map = values.subarray(unit * cells, (unit + 1) * cells);
      const from = firstRow(unit, rows) * columns;
      const to = from + cells;
      paintTile(map, readings[layer].of(index), tables, pixels.subarray(from, to));
      pixels.copyWithin(from - columns, from, from + columns);
      pixels.copyWithin(to, to - columns, to);
    }
  });
  const fits = before?.canvas.width === image.width && before.canvas.height === image.height;
  const canvas = fits ? before.canvas : new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return { canvas, columns, rows, readings };
}

/** Where a map begins among all. @param unit its index, from 0 */
const firstRow = (unit: number, rows: number) => unit * (rows + 2) + 1;

/** Paints all maps, each a stretch of one canvas. */
export function paintMaps(
  canvas: HTMLCanvasElement,
  { document, layout, tiles, colours, unit }: MapScene,
): void {
  const context = clearedCanvas(canvas, layout);
  const counts = [document.inputs, ...document.layers.map((layer) => layer.units)];
  const firsts = counts.map((_, layer) => counts.slice(0, layer).reduce((sum, count) => sum + count, 0));
  const outline = new Path2D();
  for (const { x, y, side } of layout.positions)
    outline.roundRect(x, y, side, side, Math.min(corner, side / 4));
  context.fillStyle = colours.panel;
  context.fill(outline);
  if (tiles) {
    context.imageSmoothingEnabled = true;
    const { columns, rows } = tiles;
    const pattern = context.createPattern(tiles.canvas, "no-repeat");
    for (const { layer, index, x, y, side } of pattern ? layout.positions : []) {
      const [across, down] = [side / columns, side / rows];
      const top = y - firstRow(firsts[layer] + index - 1, rows) * down;
      pattern?.setTransform(new DOMMatrix([across, 0, 0, down, x, top]));
      context.fillStyle = pattern ?? colours.panel;
      context.beginPath();
      context.roundRect(x, y, side, side, Math.min(corner, side / 4));
      context.fill();
    }
  }
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.stroke(outline);
  const shown = layout.positions.find((position) => sameUnit(position, unit));
  if (shown) ring(context, shown, colours);
}

function ring(context: CanvasRenderingContext2D, { x, y, side }: UnitPosition, { ink }: Colours): void {
  context.beginPath();
  context.roundRect(x - 1.5, y - 1.5, side + 3, side + 3, Math.min(corner, side / 4) + 1.5);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.stroke();
}
