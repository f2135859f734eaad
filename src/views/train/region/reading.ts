import type { Points } from "../../../draw/region/points";
import type { RegionReading } from "../../../draw/region/regionPicture";
import { mixed, parseRgb } from "../../../draw/rgb";
import { fitBounds, type Viewport } from "../../../draw/viewport";
import type { Bounds } from "../../../engine/studies/region";
import type { DataPart, PreparedData } from "../../../engine/training/data/preparedData";
import type { Colours } from "../../parts/colours";

/** In the order in which the engine numbers them. */
export const everyPart: readonly DataPart[] = ["train", "validation", "test"];

/** How many colours the targets of a regression are told apart by. */
const shades = 17;

/** What the outputs of a network on these data mean. Numbers get their colours from the range of the targets. */
export function readingOf({ task, targets }: PreparedData): RegionReading {
  if (task.kind === "classification") return { kind: "classes" };
  const [least, largest] = rangeOf(targets);
  return { kind: "value", middle: (least + largest) / 2, reach: (largest - least) / 2 || 1 };
}

/**
 * The examples as points of the plane.
 * @param axes the inputs across and up, from 1; with one of them, the target is up
 * @param hidden parts that aren't to be seen: their points are nowhere
 */
export function planePoints(
  data: PreparedData,
  axes: readonly number[],
  hidden: readonly DataPart[] = [],
): Points {
  const { count, columns, inputs, targets, labels, partOf } = data;
  const outputs = targets.length / count;
  const [x, y] = axes;
  const [least, largest] = rangeOf(targets);
  const shade = (target: number) => Math.round(((target - least) / (largest - least || 1)) * (shades - 1));
  const isHidden = everyPart.map((part) => hidden.includes(part));
  return {
    count,
    xs: Float64Array.from({ length: count }, (_, n) =>
      isHidden[partOf[n]] ? Number.NaN : inputs[n * columns.length + x - 1],
    ),
    ys: Float64Array.from({ length: count }, (_, n) =>
      y === undefined ? targets[n * outputs] : inputs[n * columns.length + y - 1],
    ),
    colours: Uint8Array.from({ length: count }, (_, n) => (labels ? labels[n] : shade(targets[n * outputs]))),
    parts: partOf,
  };
}

/** The colours that the points' numbers stand for. */
export function paletteOf({ task }: PreparedData, { points, zero }: Colours): readonly string[] {
  if (task.kind === "classification") return points;
  const [negative, positive] = points.map(parseRgb);
  return Array.from({ length: shades }, (_, k) => {
    const share = (2 * k) / (shades - 1) - 1;
    return `rgb(${mixed(zero, share < 0 ? negative : positive, Math.abs(share)).join(" ")})`;
  });
}

/** All of the data on a square of so many pixels. A circle stays a circle, unless the axes are of very different size. */
export function wholeView(bounds: Bounds, side: number): Viewport {
  const [xMin, xMax, yMin, yMax] = bounds;
  const ratio = (xMax - xMin) / (yMax - yMin);
  return ratio > 0.4 && ratio < 2.5 ? fitBounds(bounds, side, side) : { bounds, width: side, height: side };
}

/** The least and the largest number. */
export function rangeOf(numbers: Float64Array): [number, number] {
  let [least, largest] = [Infinity, -Infinity];
  for (const number of numbers) {
    least = Math.min(least, number);
    largest = Math.max(largest, number);
  }
  return [least, largest];
}
