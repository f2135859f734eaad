/** Sizes of a buffer, outermost first: a matrix is [rows, columns], a batch of vectors [features, batch]. */
export type Shape = readonly number[];

/** How many numbers a buffer of this shape holds; 1 for a scalar, whose shape is empty. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** A shape as people write it: `4×3`; a scalar is `1`. */
export function shapeText(shape: Shape): string {
  return shape.length === 0 ? "1" : shape.join("×");
}
