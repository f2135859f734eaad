import { useMemo } from "react";
import type { RegionColours } from "../../draw/region/regionPicture";
import { parseRgb, type Rgb } from "../../draw/rgb";
import { useTheme } from "../../ui/useTheme";

/** The theme's colours, for canvases: they don't know the stylesheet's variables. */
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
  const theme = useTheme();
  return useMemo(() => {
    void theme;
    return readColours();
  }, [theme]);
}

/** The colours of the theme of this moment. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const of = (name: string) => Array.from({ length: classes }, (_, k) => read(`${name}-${k}`));
  const rgb = (name: string) => parseRgb(read(name));
  return {
    region: {
      paper: rgb("paper"),
      classes: of("class").map(parseRgb),
      negative: rgb("class-0"),
      positive: rgb("class-1"),
      unknown: rgb("well"),
    },
    points: of("point"),
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
    font: read("font"),
  };
}
