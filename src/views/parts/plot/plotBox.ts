import type { Box } from "../../../draw/box";
import type { Axis } from "../../../draw/plot/axis";
import type { Size } from "../useSize";

const margins = { left: 54, right: 14, top: 24, bottom: 38 };
/** Pixels that a character takes at most in an axis' numbers, and what stands beside them. */
const [character, beside] = [8, 18];

/** Where the left axis of a plot begins and ends, in pixels from above: its lower end first. */
export function uprightRange({ height }: Size): readonly [number, number] {
  return [height - margins.bottom, margins.top];
}

/** The plot itself, in pixels: what the axes' titles and the left axis' numbers leave of its figure. */
export function plotBox({ width, height }: Size, { ticks }: Axis, right = margins.right): Box {
  const longest = Math.max(0, ...ticks.map(({ text }) => text.length));
  return {
    left: Math.max(margins.left, character * longest + beside),
    top: margins.top,
    right: width - right,
    bottom: height - margins.bottom,
  };
}
