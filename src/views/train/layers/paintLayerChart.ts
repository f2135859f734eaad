import { type Axis, inPercent, linearAxis, logAxisWithZero } from "../../../draw/plot/axis";
import { traceLine } from "../../../draw/plot/plotLine";
import { mixed, parseRgb } from "../../../draw/rgb";
import type { MeasureColumn } from "../../../engine/training/layers/measures";
import type { TrainingFrame, TrainingFrames } from "../../../store/training/training";
import { clearedCanvas } from "../../../ui/clearedCanvas";
import type { Colours } from "../../parts/colours";
import type { Size } from "../../parts/useSize";
import { type EpochScale, epochAxis } from "../parts/epochAxis";
import { layerMeasures } from "./layerMeasures";

const margin = { left: 50, right: 14, top: 6, bottom: 18 };

/** From one number at a line's end to the next, in pixels. */
const lineHeight = 10;

interface LayerPlot {
  readonly measured: TrainingFrames["measured"];
  readonly latest: TrainingFrame | undefined;
  /** The last epoch in the log. */
  readonly last: number;
  readonly layers: number;
  /** The first in full lines, the second dashed. */
  readonly columns: readonly MeasureColumn[];
  readonly epochScale: EpochScale;
}

/** A line for each layer over the epochs at which it was measured, with the layer's number at its end. */
export function paintLayerChart(
  canvas: HTMLCanvasElement,
  size: Size,
  plot: LayerPlot,
  colours: Colours,
): void {
  const { measured, last, layers, columns, epochScale } = plot;
  const context = clearedCanvas(canvas, size);
  // A frame may still be of the network before.
  if (measured.length === 0 || measured.width !== 1 + layers * layerMeasures.length) return;
  const x = epochAxis(last, size.width, epochScale);
  const lines = columns.map((column) =>
    Array.from({ length: layers }, (_, layer) => lineOf(plot, layer, column)),
  );
  const y = valueAxis(columns, lines.flat(), size.height);
  context.font = `11px ${colours.font}`;
  context.lineWidth = 1;
  context.strokeStyle = colours.line;
  context.fillStyle = colours.ink3;
  context.textAlign = "right";
  for (const { text, at } of y.ticks) {
    context.beginPath();
    context.moveTo(margin.left, at);
    context.lineTo(size.width - margin.right, at);
    context.stroke();
    context.fillText(text, margin.left - 6, at + 4);
  }
  context.textAlign = "center";
  for (const { text, at } of x.ticks) context.fillText(text, at, size.height - 4);

  context.lineCap = "round";
  context.lineJoin = "round";
  const shade = (layer: number) => tone(colours, layer, layers);
  const taken: number[] = [];
  const named = new Set<number>();
  lines.forEach((ofColumn, dashed) => {
    context.setLineDash(dashed ? [5, 3] : []);
    ofColumn.forEach((line, layer) => {
      context.beginPath();
      traceLine(
        context,
        line.map(([epoch]) => x.position(epoch)),
        line.map(([, value]) => y.position(value)),
      );
      context.strokeStyle = shade(layer);
      context.lineWidth = dashed ? 1.4 : 1.8;
      context.stroke();
      const end = line.findLast(([, value]) => !Number.isNaN(value));
      if (!end || named.has(layer)) return;
      // Numbers that would lie upon each other go up, and where there is no room left, away.
      let at = y.position(end[1]) + 4;
      const isTaken = (top: number) => taken.some((other) => Math.abs(other - top) < lineHeight);
      while (isTaken(at)) at -= 1;
      if (at < margin.top) return;
      taken.push(at);
      named.add(layer);
      context.fillStyle = shade(layer);
      context.textAlign = "left";
      context.fillText(String(layer + 1), Math.min(size.width - 9, x.position(end[0]) + 4), at);
    });
  });
  context.setLineDash([]);
}

/** What was measured of a layer, and last what it is at this moment. */
function lineOf({ measured, latest }: LayerPlot, layer: number, column: MeasureColumn) {
  const top = 1 + layer * layerMeasures.length + layerMeasures.indexOf(column);
  const line = Array.from(
    { length: measured.length },
    (_, row) => [measured.epoch(row), measured.at(row, top)] as const,
  );
  const { measures } = latest ?? {};
  const now = measures?.layers[layer]?.[column];
  if (measures && now !== undefined && measures.epoch > measured.epoch(measured.length - 1))
    line.push([measures.epoch, now]);
  return line;
}

function valueAxis(
  columns: readonly MeasureColumn[],
  lines: readonly (readonly (readonly [number, number])[])[],
  height: number,
): Axis {
  const range = [height - margin.bottom, margin.top] as const;
  if (columns.includes("saturated")) return inPercent(linearAxis([0, 1], range, 2));
  const positive = lines.flat().flatMap(([, value]) => (value > 0 && value < Infinity ? [value] : []));
  if (positive.length === 0) return linearAxis([0, 1], range, 2);
  const least = positive.reduce((a, b) => Math.min(a, b));
  const largest = positive.reduce((a, b) => Math.max(a, b));
  return logAxisWithZero([least, largest], range, 3);
}

/** The first layer is dark, later ones go over into green. */
function tone({ ink, right }: Colours, layer: number, layers: number): string {
  return `rgb(${mixed(parseRgb(ink), parseRgb(right), layers > 1 ? layer / (layers - 1) : 0).join(" ")})`;
}
