import { interpolateRgbBasis } from "d3";
import type { ParallelAxis } from "../runs/axes";
import type { Row } from "../runs/rows";

/** The page's colours, as they are in its theme. */
export interface PlotColours {
  readonly low: string;
  readonly middle: string;
  readonly high: string;
  readonly faded: string;
  readonly lit: string;
  readonly glow: string;
}

export function readPlotColours(): PlotColours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    low: of("--value-pos"),
    middle: of("--ink-3"),
    high: of("--value-neg"),
    faded: of("--line"),
    lit: of("--ink"),
    glow: of("--now"),
  };
}

/** So many colours are told apart, and each is one stroke. */
const shades = 12;

/** The colour of each run by where it stands on an axis: blue where the value is low. */
export function lineColours(
  rows: readonly Row[],
  axis: ParallelAxis | undefined,
  colours: PlotColours,
): string[] {
  const mix = interpolateRgbBasis([colours.low, colours.middle, colours.high]);
  const palette = Array.from({ length: shades }, (_, k) => mix(k / (shades - 1)));
  return rows.map((row) => {
    const at = axis ? axis.position(row) : 0;
    if (!axis || Number.isNaN(at)) return colours.middle;
    const low = axis.inverted ? 1 - at : at;
    return palette[Math.min(shades - 1, Math.max(0, Math.floor(low * shades)))];
  });
}
