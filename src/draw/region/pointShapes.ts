/** What a shape is drawn on: a canvas, a Path2D, or a test's list of strings. */
export interface ShapePen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  closePath(): void;
}

/** Draws a shape around a place, in pixels; all shapes look equally heavy at the same size. */
export type PointShape = (pen: ShapePen, x: number, y: number, size: number) => void;

export const circle: PointShape = (pen, x, y, size) => {
  pen.moveTo(x + size, y);
  pen.arc(x, y, size, 0, 2 * Math.PI);
};

/** Upright, with its middle of gravity at the place. */
export const triangleShape: PointShape = (pen, x, y, size) => {
  const side = 1.3 * size;
  pen.moveTo(x, y - side);
  pen.lineTo(x + side, y + 0.94 * side);
  pen.lineTo(x - side, y + 0.94 * side);
  pen.closePath();
};

export const squareShape: PointShape = (pen, x, y, size) => {
  const half = 0.97 * size;
  pen.rect(x - half, y - half, 2 * half, 2 * half);
};
