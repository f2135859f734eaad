import type { Point } from "../box";
import type { PlacedValue } from "./programLayout";
import { nameRise, nameWidth, shapeHeight } from "./valueSize";

/** The middle of the sign of a verdict on a value's gradient: at its box's corner, or behind a name that is wider. */
export const signAt = ({ value, x, y, size }: PlacedValue): Point => ({
  x: Math.max(x + size.width - 8, x + (size.width + nameWidth(value)) / 2 + 11),
  y: y - nameRise,
});

/** The middle of a wrong gradient's numbers, below what stands below the box. */
export const claimedAt = ({ x, y, size }: PlacedValue): Point => ({
  x: x + size.width / 2,
  y: y + size.height + (size.form === "number" ? 6 : shapeHeight + 6),
});
