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

/** A shape as Python writes it: (2, 3), (3,), (). */
export const tupleText = (shape: Shape): string => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

/**
 * The index of the number that is in this place, from 0; the last axis is the fastest.
 * @param first from what the index counts
 */
export function indexAt(flat: number, shape: Shape, first = 0): number[] {
  const index = new Array<number>(shape.length);
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = (rest % shape[axis]) + first;
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}
