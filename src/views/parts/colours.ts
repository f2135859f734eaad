import { useMemo } from "react";
import type { RegionColours } from "../../draw/region/regionPicture";
import type { Rgb } from "../../draw/rgb";
import { createThemeColours, type ThemeColours, useThemeColours } from "./themeColours";
import "./colours.css";

/** The theme's colours by what they are for. */
export interface Colours {
  readonly region: RegionColours;
  /** Of the points of each class; classes beyond the last share them in turn. */
  readonly points: readonly string[];
  /** Of numbers: a weight. */
  readonly values: { readonly negative: Rgb; readonly zero: Rgb; readonly positive: Rgb };
  /** Of a point whose target is in the middle. */
  readonly zero: Rgb;
  readonly panel: string;
  readonly line: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly right: string;
  readonly wrong: string;
  readonly now: string;
  /** The family that the page is written in. */
  readonly font: string;
}

/** How many classes have colours of their own. */
const classes = 8;

export function useColours(): Colours {
  const theme = useThemeColours();
  return useMemo(() => coloursOf(theme), [theme]);
}

/** The colours of the theme of this moment. */
export const readColours = () => coloursOf(createThemeColours());

function coloursOf(theme: ThemeColours): Colours {
  const read = (name: string) => theme.text(`var(--${name})`);
  const rgb = (name: string) => theme.rgb(`var(--${name})`);
  return {
    region: {
      paper: rgb("paper"),
      classes: Array.from({ length: classes }, (_, k) => rgb(`class-${k}`)),
      negative: rgb("class-0"),
      positive: rgb("class-1"),
      unknown: rgb("well"),
    },
    points: Array.from({ length: classes }, (_, k) => read(`point-${k}`)),
    values: { negative: rgb("value-neg"), zero: rgb("value-zero"), positive: rgb("value-pos") },
    zero: rgb("value-zero"),
    panel: read("panel"),
    line: read("line"),
    ink: read("ink"),
    ink2: read("ink-2"),
    ink3: read("ink-3"),
    right: read("right"),
    wrong: read("wrong"),
    now: read("now"),
    font: getComputedStyle(document.documentElement).getPropertyValue("--font").trim(),
  };
}
