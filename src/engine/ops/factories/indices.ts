import { indexAt, type Shape, sizeOf } from "../../shape";

/** All indices of a shape, the last one fastest; a scalar has the empty one. */
export function indicesOf(shape: Shape): number[][] {
  return Array.from({ length: sizeOf(shape) }, (_, flat) => indexAt(flat, shape));
}

/** The place of an index, counted from 0. */
export function flatAt(index: readonly number[], shape: Shape): number {
  let flat = 0;
  for (let axis = 0; axis < shape.length; axis++) flat = flat * shape[axis] + index[axis];
  return flat;
}
