import { type Axis, linearAxis, logAxis, logAxisWithZero } from "../../../draw/axis";
import type { ThinnedSeries } from "../../../draw/series";
import type { SettingChange } from "../../../engine/document/document";
import type { Part } from "../../../engine/training/data";
import type { Size } from "../../parts/useSize";
import type { Colours } from "../colours";
import { parts } from "../parts";
import { cleared } from "../region/paintRegion";
import { changeWords } from "./changeWords";

/** Room around the curves, in pixels. */
const margin = { left: 50, right: 14, top: 20, bottom: 20 };

/** Three curves over the epochs. */
export interface Plot {
  /** One for each part of the data. */
  readonly series: ThinnedSeries;
  /** The last epoch in the log. */
  readonly last: number;
  readonly scale: "linear" | "log";
  readonly best: number | undefined;
  readonly changes: readonly SettingChange[];
  /** Whether the changes are written beside their lines. */
  readonly named: boolean;
  /** The epoch that is pointed at, and the one whose parameters are shown where that isn't the last. */
  readonly pointed: number | undefined;
  readonly shown: number | undefined;
  /** A level that no classifier can go below, where it isn't 0. */
  readonly least: number | undefined;
}

/** The epochs along the width of a plot. */
export function epochAxis(last: number, width: number): Axis {
  return linearAxis([0, Math.max(10, last)], [margin.left, width - margin.right], 5, { clamp: true });
}

export function paintPlot(canvas: HTMLCanvasElement, size: Size, plot: Plot, colours: Colours): void {
  const context = cleared(canvas, size);
  const { series, last, best, changes, named, pointed, shown, least } = plot;
  const x = epochAxis(last, size.width);
  const y = valueAxis(plot, size.height);
  const [top, bottom] = [margin.top, size.height - margin.bottom];
  context.font = `11px ${getComputedStyle(canvas).fontFamily}`;
  context.lineWidth = 1;

  for (const { text, at } of y.ticks) {
    line(context, colours.line, [], margin.left, at, size.width - margin.right, at);
    write(context, text, margin.left - 6, at + 4, colours.ink3, "right");
  }
  for (const { text, at } of x.ticks) write(context, text, at, size.height - 4, colours.ink3, "center");
  // Too close to 0 to be told from it, it would only clutter.
  if (least !== undefined && series.length > 0 && y.position(0) - y.position(least) > 3) {
    line(
      context,
      colours.ink3,
      [1, 4],
      margin.left,
      y.position(least),
      size.width - margin.right,
      y.position(least),
    );
    write(context, "best possible", margin.left + 4, y.position(least) - 4, colours.ink3, "left");
  }

  let free = margin.left;
  for (const change of changes) {
    const at = x.position(change.epoch);
    line(context, colours.ink3, [3, 2], at, top, at, bottom);
    const words = changeWords(change);
    const width = context.measureText(words).width;
    const start = Math.min(at + 3, size.width - width);
    if (!named || start < free) continue;
    write(context, words, start, top + 10, colours.ink2, "left");
    free = start + width + 8;
  }
  if (best !== undefined && last > 0 && best <= last) {
    line(context, colours.right, [3, 3], x.position(best), top, x.position(best), bottom);
    const right = x.position(best) > size.width - 40;
    write(
      context,
      "best",
      x.position(best) + (right ? -4 : 4),
      top + (named && changes.length > 0 ? 23 : 10),
      colours.right,
      right ? "right" : "left",
    );
  }

  const strokes: Readonly<Record<Part, string>> = {
    train: colours.ink,
    validation: colours.right,
    test: colours.ink3,
  };
  context.save();
  context.beginPath();
  context.rect(margin.left, 0, size.width - margin.left, size.height);
  context.clip();
  context.lineCap = "round";
  parts.forEach(({ id, dash }, part) => {
    context.beginPath();
    series.draw(part, x.position, y.position, context);
    context.setLineDash([...dash]);
    context.lineWidth = 1.8;
    context.strokeStyle = strokes[id];
    context.stroke();
  });
  context.restore();
  if (shown !== undefined) line(context, colours.ink, [], x.position(shown), top, x.position(shown), bottom);
  if (pointed !== undefined)
    line(context, colours.ink2, [1, 2], x.position(pointed), top, x.position(pointed), bottom);
  legend(context, size.width - 2, strokes);
}

function valueAxis({ series, scale }: Plot, height: number): Axis {
  const { least, largest, zero } = series.range();
  const range = [height - margin.bottom, margin.top] as const;
  const options = { nice: true, clamp: true };
  if (scale !== "log" || largest === 0) return linearAxis([0, largest || 1], range, 4, options);
  return zero ? logAxisWithZero([least, largest], range, 4) : logAxis([least, largest], range, 4, options);
}

/** The names of the three curves, each with a piece of its line, from the right. */
function legend(context: CanvasRenderingContext2D, right: number, strokes: Readonly<Record<Part, string>>) {
  let end = right;
  for (const { id, label, dash } of [...parts].reverse()) {
    write(context, label, end, 11, strokes[id], "right");
    const start = end - context.measureText(label).width - 4;
    context.lineWidth = 1.8;
    line(context, strokes[id], dash, start - 14, 7, start, 7);
    context.lineWidth = 1;
    end = start - 22;
  }
}

function line(
  context: CanvasRenderingContext2D,
  colour: string,
  dash: readonly number[],
  ...[x0, y0, x1, y1]: [number, number, number, number]
) {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.setLineDash([...dash]);
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  align: CanvasTextAlign,
) {
  context.fillStyle = colour;
  context.textAlign = align;
  context.fillText(text, x, y);
}
