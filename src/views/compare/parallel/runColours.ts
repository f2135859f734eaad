import { interpolateRgbBasis } from "d3";
import type { ThemeColours } from "../../parts/themeColours";
import type { ParallelAxis } from "../runs/axes";
import type { ComparedRun } from "../runs/rows";

/** So many colours are told apart, and each is one stroke. */
const shades = 12;

/** The colour of each run by where it stands on an axis: blue where the value is low. */
export function runColours(
  rows: readonly ComparedRun[],
  axis: ParallelAxis | undefined,
  theme: ThemeColours,
): string[] {
  const [low, middle, high] = ["var(--value-pos)", "var(--ink-3)", "var(--value-neg)"].map(theme.text);
  const mix = interpolateRgbBasis([low, middle, high]);
  const palette = Array.from({ length: shades }, (_, k) => mix(k / (shades - 1)));
  return rows.map((row) => {
    const at = axis ? axis.position(row) : 0;
    if (!axis || Number.isNaN(at)) return middle;
    const height = axis.inverted ? 1 - at : at;
    return palette[Math.min(shades - 1, Math.max(0, Math.floor(height * shades)))];
  });
}
