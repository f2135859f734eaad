import { createThemeColours } from "../../../parts/themeColours";
import type { DrawnCell } from "./drawnProgram";

/** A number as it is written. */
export interface WrittenCell {
  readonly cell: DrawnCell;
  readonly text: string;
  /** In terms of the theme's variables. */
  readonly fill: string;
  /** The class of its own text in the picture, which says how it is written. */
  readonly className: string;
}

/**
 * A program's single numbers while a change is under way: written on one canvas over the picture, of which the texts are
 * hidden. To lay out and to paint a hundred of them takes the browser longer than all else in a frame.
 */
export interface MovingCells {
  write(cells: readonly WrittenCell[]): void;
  /** Shows the picture's own texts again. */
  remove(): void;
}

/** How a number is written, as the styles have it. */
interface TextStyle {
  readonly font: string;
  readonly halo: string;
  readonly haloWidth: number;
  /** From a cell's middle down to what digits stand on. */
  readonly drop: number;
}

/** Room for the longest number around a cell's middle, in units of the picture. */
export const reach = { x: 40, y: 12 };
/** As svg cuts the corners of strokes. */
const miterLimit = 4;

/**
 * @param svg the picture
 * @param host an element of the same size over it
 */
export function createMovingCells(svg: SVGSVGElement, host: HTMLElement): MovingCells {
  const canvas = document.createElement("canvas");
  const context = contextOf(canvas);
  const styles = createStyles(svg);
  const textStyles = new Map<string, TextStyle>();
  const colours = createThemeColours(svg);
  const { clientWidth } = svg;
  let seen = "";
  let setOrigin = () => {};
  host.append(canvas);
  svg.classList.add("moves");

  /** Lays the canvas over these cells; where it has its size and place already it is emptied. */
  function layOver(cells: readonly WrittenCell[]): void {
    const { x, y, width } = svg.viewBox.baseVal;
    const now = `${x} ${y} ${width} ${devicePixelRatio} ${cells.length} ${cells[0]?.cell.name}`;
    if (now !== seen) {
      seen = now;
      const scale = clientWidth / width;
      const [left, right] = extent(cells.map(({ cell }) => cell.x - x));
      const [top, bottom] = extent(cells.map(({ cell }) => cell.y - y));
      const box = {
        left: Math.floor((left - reach.x) * scale),
        top: Math.floor((top - reach.y) * scale),
        width: Math.ceil((right - left + 2 * reach.x) * scale),
        height: Math.ceil((bottom - top + 2 * reach.y) * scale),
      };
      for (const side of ["left", "top", "width", "height"] as const) canvas.style[side] = `${box[side]}px`;
      canvas.width = Math.round(box.width * devicePixelRatio);
      canvas.height = Math.round(box.height * devicePixelRatio);
      const zoom = scale * devicePixelRatio;
      setOrigin = () =>
        context.setTransform(
          zoom,
          0,
          0,
          zoom,
          -x * zoom - box.left * devicePixelRatio,
          -y * zoom - box.top * devicePixelRatio,
        );
    } else {
      context.resetTransform();
      context.clearRect(0, 0, canvas.width, canvas.height);
    }
    setOrigin();
  }

  function textStyleOf(name: string): TextStyle {
    const known = textStyles.get(name);
    if (known) return known;
    const found = styles(name);
    context.font = found.font;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText("0");
    const style = { ...found, drop: (above - below) / 2 };
    textStyles.set(name, style);
    return style;
  }

  return {
    write(cells) {
      for (const { className } of cells) textStyleOf(className);
      layOver(cells);
      context.textAlign = "center";
      context.miterLimit = miterLimit;
      for (const { cell, text, fill, className } of cells) {
        const { font, halo, haloWidth, drop } = textStyleOf(className);
        context.font = font;
        context.strokeStyle = halo;
        context.lineWidth = haloWidth;
        context.fillStyle = colours.text(fill);
        context.strokeText(text, cell.x, cell.y + drop);
        context.fillText(text, cell.x, cell.y + drop);
      }
    },
    remove() {
      canvas.remove();
      svg.classList.remove("moves");
    },
  };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("program graph: the browser gives no canvas to write on");
  return context;
}

function extent(numbers: readonly number[]): readonly [number, number] {
  return numbers.length === 0 ? [0, 0] : [Math.min(...numbers), Math.max(...numbers)];
}

/** Asks how a number of the picture would be written, of one that stands in it for that moment. */
function createStyles(svg: SVGSVGElement) {
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
  group.setAttribute("class", "cells");
  group.append(text);
  return (className: string): Omit<TextStyle, "drop"> => {
    text.setAttribute("class", className);
    svg.append(group);
    const { font, stroke, strokeWidth } = getComputedStyle(text);
    group.remove();
    return { font, halo: stroke, haloWidth: Number.parseFloat(strokeWidth) };
  };
}
