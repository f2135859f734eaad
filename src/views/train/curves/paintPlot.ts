import { type Axis, linearAxis, logAxis, logAxisWithZero } from "../../../draw/plot/axis";
import type { ThinnedSeries } from "../../../draw/plot/series";
import type { SettingChange } from "../../../engine/document/parts/runState";
import type { DataPart } from "../../../engine/training/data/preparedData";
import { clearedCanvas } from "../../../ui/clearedCanvas";
import type { Colours } from "../../parts/colours";
import type { Size } from "../../parts/useSize";
import { dataPartLabels } from "../parts/dataPartLabels";
import { type EpochScale, epochAxis, margin } from "../parts/epochAxis";
import { settingChangeWords } from "../parts/settingChangeWords";
import type { OtherRun } from "./otherRuns";
import type { Curves } from "./thinnedLog";

/** Three curves over the epochs. */
export interface Plot {
  /** One for each part of the data. */
  readonly curves: Curves;
  /** Runs that were left, in grey. */
  readonly others: readonly OtherRun[];
  /** The last epoch of all. */
  readonly last: number;
  readonly epochScale: EpochScale;
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

export function paintPlot(canvas: HTMLCanvasElement, size: Size, plot: Plot, colours: Colours): void {
  const context = clearedCanvas(canvas, size);
  const { curves, others, last, epochScale, best, changes, named, pointed, shown, least } = plot;
  const x = epochAxis(last, size.width, epochScale);
  const y = valueAxis(plot, size.height);
  const [top, bottom] = [margin.top, size.height - margin.bottom];
  context.font = `11px ${colours.font}`;
  context.lineWidth = 1;

  for (const { text, at } of y.ticks) {
    line(context, colours.line, [], margin.left, at, size.width - margin.right, at);
    write(context, text, margin.left - 6, at + 4, colours.ink3, "right");
  }
  for (const { text, at } of x.ticks) write(context, text, at, size.height - 4, colours.ink3, "center");
  // Too close to 0 to be told from it, it would only clutter.
  if (least !== undefined && curves.exact.length > 0 && y.position(0) - y.position(least) > 3) {
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
    const words = settingChangeWords(change);
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

  const strokes: Readonly<Record<DataPart, string>> = {
    train: colours.ink,
    validation: colours.right,
    test: colours.ink3,
  };
  context.save();
  context.beginPath();
  context.rect(margin.left, 0, size.width - margin.left, size.height);
  context.clip();
  context.lineCap = "round";
  const draw = (series: ThinnedSeries, which: number, dash: readonly number[], width: number) => {
    context.beginPath();
    series.draw(which, x.position, y.position, context);
    context.setLineDash([...dash]);
    context.lineWidth = width;
    context.stroke();
  };
  for (const { series, isMeant } of others) {
    context.strokeStyle = isMeant ? colours.ink2 : colours.ink3;
    context.globalAlpha = isMeant ? 1 : 0.55;
    draw(series, 0, [], isMeant ? 2 : 1.2);
    draw(series, 1, [5, 3], isMeant ? 1.6 : 0.9);
  }
  const { exact, smooth } = curves;
  for (const series of smooth ? [exact, smooth] : [exact]) {
    // What is smooth stands in front of what is so.
    context.globalAlpha = smooth && series === exact ? 0.25 : 1;
    dataPartLabels.forEach(({ id, dash }, part) => {
      context.strokeStyle = strokes[id];
      draw(series, part, series === exact && smooth ? [] : dash, smooth && series === exact ? 1 : 1.8);
    });
  }
  context.restore();
  if (named) nameOthers(context, others, x, y, size, colours);
  if (shown !== undefined) line(context, colours.ink, [], x.position(shown), top, x.position(shown), bottom);
  if (pointed !== undefined)
    line(context, colours.ink2, [1, 2], x.position(pointed), top, x.position(pointed), bottom);
  legend(context, size.width - 2, strokes);
}

/** The names of the other runs, each at the end of its curve, as long as they don't lie upon each other. */
function nameOthers(
  context: CanvasRenderingContext2D,
  others: readonly OtherRun[],
  x: Axis,
  y: Axis,
  size: Size,
  colours: Colours,
): void {
  const taken: number[] = [];
  for (const { name, series, last, isMeant } of [...others].sort(
    (a, b) => Number(b.isMeant) - Number(a.isMeant),
  )) {
    const end = series.last(0);
    const at = Math.max(margin.top + 8, y.position(end) - 4);
    if (Number.isNaN(end) || taken.some((other) => Math.abs(other - at) < 12)) continue;
    taken.push(at);
    const right = Math.min(size.width - margin.right, x.position(last));
    const text = shortened(context, name, right - margin.left);
    const start = Math.max(margin.left + 2, right - context.measureText(text).width);
    write(context, text, start, at, isMeant ? colours.ink : colours.ink2, "left");
  }
}

function shortened(context: CanvasRenderingContext2D, text: string, room: number): string {
  let short = text;
  while (short.length > 4 && context.measureText(short).width > Math.max(room, 60))
    short = `${short.slice(0, -2).trimEnd()}…`;
  return short;
}

function valueAxis({ curves, others, scale }: Plot, height: number): Axis {
  const ranges = [curves.exact, ...others.map(({ series }) => series)].map((series) => series.range());
  const least = Math.min(...ranges.map((range) => range.least));
  const largest = Math.max(...ranges.map((range) => range.largest));
  const zero = ranges.some((range) => range.zero);
  const range = [height - margin.bottom, margin.top] as const;
  const options = { nice: true, clamp: true };
  if (scale !== "log" || largest === 0) return linearAxis([0, largest || 1], range, 4, options);
  return zero ? logAxisWithZero([least, largest], range, 4) : logAxis([least, largest], range, 4, options);
}

/** The names of the three curves, each with a piece of its line, from the right. */
function legend(
  context: CanvasRenderingContext2D,
  right: number,
  strokes: Readonly<Record<DataPart, string>>,
) {
  let end = right;
  for (const { id, label, dash } of [...dataPartLabels].reverse()) {
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
