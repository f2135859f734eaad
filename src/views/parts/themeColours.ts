import { useMemo } from "react";
import { type DivergingTable, divergingTable } from "../../draw/region/regionPixels";
import { hexOf, parseRgb, pixel, type Rgb } from "../../draw/rgb";
import { useTheme } from "../../ui/theme/useTheme";

/**
 * The theme's colours as they were when this was made, for canvases and files: they know neither the stylesheet's variables
 * nor, in a worker, the system's colours. A colour is in terms of the variables, such as
 * `color-mix(in oklab, var(--ink) 40%, var(--paper))`, and is looked up once.
 * @throws Error for a variable that the theme hasn't got
 */
export interface ThemeColours {
  rgb(colour: string): Rgb;
  /** #rrggbb, or rgba() where it lets through what lies below. */
  text(colour: string): string;
  /** As one number of an image's pixels. */
  pixel(colour: string): number;
}

/** @param at where the theme holds: with forced colours, pictures have others than the page */
export function createThemeColours(at: Element = document.documentElement): ThemeColours {
  const known = new Map<string, readonly [...Rgb, alpha: number]>();
  let context: CanvasRenderingContext2D | null = null;

  function partsOf(colour: string): readonly [...Rgb, alpha: number] {
    const before = known.get(colour);
    if (before) return before;
    const plain = colour.replace(/var\((--[\w-]+)\)/g, (_, variable: string) => colourOf(at, variable));
    const parts = /^#(?:\w{3}|\w{6})$/.test(plain) ? ([...parseRgb(plain), 255] as const) : painted(plain);
    known.set(colour, parts);
    return parts;
  }

  /** Any of the browser's notations, read from a pixel. */
  function painted(colour: string): readonly [...Rgb, alpha: number] {
    context ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("themeColours: the browser gives no canvas to read colours from");
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha];
  }

  const rgb = (colour: string): Rgb => {
    const [red, green, blue] = partsOf(colour);
    return [red, green, blue];
  };
  return {
    rgb,
    text(colour) {
      const [red, green, blue, alpha] = partsOf(colour);
      if (alpha === 255) return hexOf([red, green, blue]);
      return `rgba(${red},${green},${blue},${(alpha / 255).toFixed(3)})`;
    },
    pixel: (colour) => pixel(rgb(colour)),
  };
}

function colourOf(at: Element, variable: string): string {
  const text = getComputedStyle(at).getPropertyValue(variable).trim();
  if (text === "") throw new Error(`themeColours: the theme has no ${variable}`);
  if (text.startsWith("#")) return text;
  // What the system calls its colours, an element says what they are.
  const probe = document.createElementNS("http://www.w3.org/2000/svg", "g");
  probe.style.cssText = `color: ${text}; forced-color-adjust: none`;
  at.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** The colours of a picture of numbers, by their signs and sizes. */
export function valueTable({ rgb }: ThemeColours): DivergingTable {
  return divergingTable(
    rgb("var(--panel)"),
    rgb("var(--value-neg)"),
    rgb("var(--value-pos)"),
    rgb("var(--well)"),
  );
}

/** The colours of the page; made again where the theme has changed. */
export function useThemeColours(): ThemeColours {
  const theme = useTheme();
  return useMemo(() => {
    void theme;
    return createThemeColours();
  }, [theme]);
}
