import { type Shape, sizeOf } from "../../shape";

/** All indices of a shape, the last one fastest; a scalar has the empty one. */
export function indicesOf(shape: Shape): number[][] {
  return Array.from({ length: sizeOf(shape) }, (_, flat) => indexAt(flat, shape));
}

/** The index of the number that is in this place, counted from 0. */
export function indexAt(flat: number, shape: Shape): number[] {
  const index = new Array<number>(shape.length);
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}

/** The place of an index, counted from 0. */
export function flatAt(index: readonly number[], shape: Shape): number {
  let flat = 0;
  for (let axis = 0; axis < shape.length; axis++) flat = flat * shape[axis] + index[axis];
  return flat;
}

/** A shape as Python writes it: (2, 3), (3,), (). */
export const tupleText = (shape: Shape) => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);
