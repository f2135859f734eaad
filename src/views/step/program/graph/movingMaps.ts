import { shadeOf, shades, symmetricDomain } from "../../../../draw/colour";
import { createThemeColours } from "../../../parts/themeColours";
import type { DrawnMap } from "./drawnProgram";

/**
 * A program's maps while a change is under way: a canvas over each, with a pixel for each number. The picture's own places,
 * a thousand and more, would take the browser several frames to colour and to paint.
 */
export interface MovingMaps {
  /**
   * @param numbers of the map, those undefined that aren't known
   * @param marked which of them stand out, where not all do
   */
  paint(map: DrawnMap, numbers: readonly (number | undefined)[], marked: readonly number[]): void;
  /** Takes all of them away. */
  remove(): void;
}

interface MovingMap {
  readonly frame: HTMLElement;
  readonly context: CanvasRenderingContext2D;
  readonly image: ImageData;
  readonly pixels: Uint32Array;
  /** Where it was placed, and what was marked in it. */
  placedIn: string;
  marks: string;
}

/**
 * @param svg the picture, over which they lie
 * @param host an element of the same size over it
 */
export function createMovingMaps(svg: SVGSVGElement, host: HTMLElement): MovingMaps {
  const maps = new Map<string, MovingMap>();
  const { pixel } = createThemeColours(svg);
  const pixels: number[] = [];
  let seen = "";
  let scale = 1;

  function opened({ key, columns, rows }: DrawnMap): MovingMap {
    const canvas = document.createElement("canvas");
    canvas.width = columns;
    canvas.height = rows;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("program graph: the browser gives no canvas to draw on");
    const frame = document.createElement("div");
    frame.append(canvas);
    host.append(frame);
    const image = new ImageData(columns, rows);
    const pixels = new Uint32Array(image.data.buffer);
    const map = { frame, context, image, pixels, placedIn: "", marks: "" };
    maps.set(key, map);
    return map;
  }

  function moveTo(map: MovingMap, { x, y, width, height }: DrawnMap): void {
    const box = svg.viewBox.baseVal;
    const now = `${box.x} ${box.y} ${box.width}`;
    if (seen !== now) {
      seen = now;
      scale = svg.clientWidth / box.width;
    }
    if (map.placedIn === now) return;
    map.placedIn = now;
    const { style } = map.frame;
    style.left = `${(x - box.x) * scale}px`;
    style.top = `${(y - box.y) * scale}px`;
    style.width = `${width * scale}px`;
    style.height = `${height * scale}px`;
  }

  function mark(map: MovingMap, { columns, rows }: DrawnMap, marked: readonly number[]): void {
    const now = marked.join(" ");
    if (map.marks === now) return;
    map.marks = now;
    const marks = marked.map((k) => {
      const element = document.createElement("span");
      element.style.left = `${(100 * (k % columns)) / columns}%`;
      element.style.top = `${(100 * Math.floor(k / columns)) / rows}%`;
      element.style.width = `${100 / columns}%`;
      element.style.height = `${100 / rows}%`;
      return element;
    });
    map.frame.replaceChildren(map.context.canvas, ...marks);
  }

  return {
    paint(drawn, numbers, marked) {
      const map = maps.get(drawn.key) ?? opened(drawn);
      moveTo(map, drawn);
      mark(map, drawn, marked);
      const domain = symmetricDomain(numbers.filter((number) => number !== undefined));
      for (let k = 0; k < numbers.length; k++) {
        const number = numbers[k];
        if (number === undefined) map.pixels[k] = 0;
        else {
          const shade = shadeOf(drawn.kind, number, domain);
          pixels[shade] ??= pixel(shades[shade]);
          map.pixels[k] = pixels[shade];
        }
      }
      map.context.putImageData(map.image, 0, 0);
    },
    remove() {
      host.replaceChildren();
      maps.clear();
    },
  };
}
