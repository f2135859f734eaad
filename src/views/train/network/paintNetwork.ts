import { magnitudeWidth } from "../../../draw/colour";
import { mixed, type Rgb } from "../../../draw/rgb";
import type { UnitEdge, UnitLayout, UnitPlace } from "../../../draw/unitGraph/layout";
import { drawnEdges } from "../../../draw/unitGraph/paint";
import { paintTile, type TileTables } from "../../../draw/unitGraph/tiles";
import type { TrainableDocument } from "../../../engine/document/document";
import type { PreparedData } from "../../../engine/training/data";
import type { TrainingFrame } from "../../../store/training/training";
import type { Colours } from "../colours";
import { cleared } from "../region/paintRegion";
import { type ParameterPlace, parameterIndex, sameParameter } from "./parameters";
import { type ColumnReading, columnReading } from "./tileReadings";
import { sameUnit, type UnitRef } from "./unitNames";

type Maps = NonNullable<TrainingFrame["units"]>;

/** Thinnest and thickest edge, in pixels. */
const edgeWidths = [0.6, 5] as const;
const corner = 6;

export interface NetworkScene {
  readonly document: TrainableDocument;
  readonly layout: UnitLayout;
  /** All weights and biases, as a frame has them. */
  readonly parameters: Float64Array;
  readonly tiles: Tiles | undefined;
  readonly colours: Colours;
  /** The unit that is shown large, and the edge that is pointed at or held. */
  readonly unit: UnitRef | undefined;
  readonly edge: ParameterPlace | undefined;
}

/** Maps that have become pixels: one below the other, each with its first and last row once more, so that none shines into the next. */
export interface Tiles {
  readonly canvas: OffscreenCanvas;
  readonly columns: number;
  readonly rows: number;
  /** Of each column, inputs first. */
  readonly readings: readonly ColumnReading[];
}

/** Paints all maps, each a stretch of one canvas. */
export function developTiles(
  maps: Maps,
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
    for (let place = 1; place <= count; place++, unit++) {
      const map = values.subarray(unit * cells, (unit + 1) * cells);
      const from = firstRow(unit, rows) * columns;
      const to = from + cells;
      paintTile(map, readings[layer].of(place), tables, pixels.subarray(from, to));
      pixels.copyWithin(from - columns, from, from + columns);
      pixels.copyWithin(to, to - columns, to);
    }
  });
  const fits = before?.canvas.width === image.width && before.canvas.height === image.height;
  const canvas = fits ? before.canvas : new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return { canvas, columns, rows, readings };
}

/** Where a map begins among all. @param unit its place, from 0 */
const firstRow = (unit: number, rows: number) => unit * (rows + 2) + 1;

/** Edges by their weights, and over them the maps. */
export function paintNetwork(canvas: HTMLCanvasElement, scene: NetworkScene): void {
  const { layout } = scene;
  const context = cleared(canvas, layout);
  paintEdges(context, scene);
  paintMaps(context, scene);
}

function paintEdges(context: CanvasRenderingContext2D, scene: NetworkScene): void {
  const { document, layout, parameters, unit, edge: held } = scene;
  const { inputs, layers } = document;
  const weightOf = (edge: UnitEdge) => parameters[parameterIndex(edge, inputs, layers)];
  const domain = largestWeight(document, parameters);
  const shade = shadesOf(scene.colours);
  const touches = (edge: UnitEdge) =>
    sameParameter(edge, held) ||
    (unit !== undefined &&
      ((edge.layer === unit.layer && edge.to === unit.place) ||
        (edge.layer === unit.layer + 1 && edge.from === unit.place)));
  const some = unit !== undefined || held !== undefined;
  const all = drawnEdges(layout, weightOf, touches);
  context.lineCap = "butt";
  for (const strong of some ? [false, true] : [true]) {
    context.globalAlpha = strong ? 0.85 : 0.18;
    for (const { edge, weight } of all) {
      if (some && touches(edge) !== strong) continue;
      trace(context, edge);
      context.strokeStyle = shade(weight, domain);
      context.lineWidth = magnitudeWidth(weight, domain, edgeWidths);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  const pointed = layout.edges.find((edge) => sameParameter(edge, held));
  if (!pointed) return;
  trace(context, pointed);
  context.strokeStyle = scene.colours.now;
  context.lineWidth = magnitudeWidth(weightOf(pointed), domain, edgeWidths) + 5;
  context.globalCompositeOperation = "destination-over";
  context.stroke();
  context.globalCompositeOperation = "source-over";
}

function trace(context: CanvasRenderingContext2D, { curve: [p, q, r, s] }: UnitEdge): void {
  context.beginPath();
  context.moveTo(p.x, p.y);
  context.bezierCurveTo(q.x, q.y, r.x, r.y, s.x, s.y);
}

function paintMaps(
  context: CanvasRenderingContext2D,
  { document, layout, tiles, colours, unit }: NetworkScene,
) {
  const counts = [document.inputs, ...document.layers.map((layer) => layer.units)];
  const firsts = counts.map((_, layer) => counts.slice(0, layer).reduce((sum, count) => sum + count, 0));
  const outline = new Path2D();
  for (const { x, y, side } of layout.places) outline.roundRect(x, y, side, side, Math.min(corner, side / 4));
  context.fillStyle = colours.panel;
  context.fill(outline);
  if (tiles) {
    context.imageSmoothingEnabled = true;
    const { canvas, columns, rows } = tiles;
    const pattern = context.createPattern(canvas, "no-repeat");
    for (const { layer, place, x, y, side } of pattern ? layout.places : []) {
      const [across, down] = [side / columns, side / rows];
      const top = y - firstRow(firsts[layer] + place - 1, rows) * down;
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
  const shown = layout.places.find((place) => sameUnit(place, unit));
  if (shown) ring(context, shown, colours);
}

function ring(context: CanvasRenderingContext2D, { x, y, side }: UnitPlace, { ink }: Colours): void {
  context.beginPath();
  context.roundRect(x - 1.5, y - 1.5, side + 3, side + 3, Math.min(corner, side / 4) + 1.5);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.stroke();
}

/** Biases have no edges and don't count. */
function largestWeight({ inputs, layers }: TrainableDocument, parameters: Float64Array): number {
  let largest = 0;
  let at = 0;
  let before = inputs;
  for (const { units, bias } of layers) {
    for (const end = at + units * before; at < end; at++) {
      const size = Math.abs(parameters[at]);
      if (size > largest && size < Infinity) largest = size;
    }
    at += bias.length;
    before = units;
  }
  return largest || 1;
}

const shades = 64;
const known = new WeakMap<Colours, readonly string[]>();

/** A weight's colour, as `scaleColour` has it: some of it comes at once, the rest as a root. */
function shadesOf(colours: Colours): (weight: number, domain: number) => string {
  let table = known.get(colours);
  if (!table) {
    const { zero, negative, positive } = colours.values;
    const css = (from: Rgb, to: Rgb, share: number) => `rgb(${mixed(from, to, share).join(" ")})`;
    table = Array.from({ length: 2 * shades + 1 }, (_, k) => {
      const share = Math.abs(k - shades) / shades;
      return css(zero, k < shades ? negative : positive, share);
    });
    known.set(colours, table);
  }
  const all = table;
  return (weight, domain) => {
    if (Number.isNaN(weight)) return colours.wrong;
    const strength = weight === 0 ? 0 : 0.15 + 0.85 * Math.sqrt(Math.min(1, Math.abs(weight) / domain));
    return all[shades + Math.sign(weight) * Math.round(shades * strength)];
  };
}
