import { type Box, boxAround, type Point } from "../../../../draw/box";
import { type DrawnText, type Highlight, type LabelPart, noHighlight } from "./graphDrawn";
import type { Measure } from "./measureText";

/** No type in the picture is smaller, in pixels. */
export const smallestType = 10;

/** The sizes of type from the largest down: what is too wide is set smaller. */
export const sizesFrom = (largest: number): number[] =>
  Array.from({ length: Math.max(1, largest - smallestType + 1) }, (_, k) => largest - k);

/** Sets pieces of text in rows around a centre. */
export type Typesetter = ReturnType<typeof createTypesetter>;

export function createTypesetter(measure: Measure, highlightOfNumber: (quantity: string) => Highlight) {
  /** Beside numbers a name is set larger: the italic is small for its size. */
  const sizeOf = (part: LabelPart, parts: readonly LabelPart[], size: number) =>
    part.face === "name" && parts.length > 1 ? Math.round(size * 1.22) : size;

  const widthOf = (parts: readonly LabelPart[], size: number): number => {
    const widths = parts.map((part) => measure(part.text, part.face, sizeOf(part, parts, size)));
    return widths.reduce((sum, width) => sum + width, 0) + (parts.length - 1) * size * 0.4;
  };

  return {
    measure,
    widthOf,
    /** @param centre the middle of the baseline */
    row(key: string, parts: readonly LabelPart[], centre: Point, size: number): DrawnText[] {
      let x = centre.x - widthOf(parts, size) / 2;
      return parts.map((part, index) => {
        const own = sizeOf(part, parts, size);
        const width = measure(part.text, part.face, own);
        const highlight = part.quantity === undefined ? noHighlight : highlightOfNumber(part.quantity);
        const drawn = { ...part, key: `${key} ${index}`, size: own, x, y: centre.y, width, highlight };
        x += width + size * 0.4;
        return drawn;
      });
    },
    /** The room that a row takes. */
    boxOf(parts: readonly LabelPart[], centre: Point, size: number): Box {
      const height = Math.max(...parts.map((part) => sizeOf(part, parts, size))) * 1.2;
      return boxAround({ x: centre.x, y: centre.y - size * 0.3 }, widthOf(parts, size) + 4, height);
    },
  };
}
