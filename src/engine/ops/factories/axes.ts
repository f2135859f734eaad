import { indexAt, type Shape, sizeOf } from "../../shape";

/** Over which axes something runs, and whether they stay, with length 1. Axes count from 0. */
export interface Axes {
  /** Ascending; nothing for all. */
  readonly axes: readonly number[] | undefined;
  readonly keepdims: boolean;
}

export const allAxes: Axes = { axes: undefined, keepdims: false };

/** The shape that is left. */
export function reducedShape(shape: Shape, { axes, keepdims }: Axes): Shape {
  const gone = (axis: number) => axes === undefined || axes.includes(axis);
  return keepdims
    ? shape.map((length, axis) => (gone(axis) ? 1 : length))
    : shape.filter((_, axis) => !gone(axis));
}

/** How many numbers go into each that comes out. */
export const reducedCount = (shape: Shape, { axes }: Axes): number =>
  shape.reduce(
    (count, length, axis) => (axes === undefined || axes.includes(axis) ? count * length : count),
    1,
  );

/** For each output number the indices of the inputs that go into it, one after another. */
export function membersOf(
  shape: Shape,
  along: Axes,
): { readonly indices: Int32Array; readonly count: number } {
  const count = reducedCount(shape, along);
  const size = sizeOf(shape);
  const indices = new Int32Array(size);
  const rank = shape.length;
  const isGone = shape.map((_, axis) => along.axes === undefined || along.axes.includes(axis));
  if (isGone.every((gone, axis) => gone || isGone.slice(0, axis).every((before) => !before))) {
    for (let k = 0; k < size; k++) indices[k] = k;
    return { indices, count };
  }
  const kept = shape.filter((_, axis) => !isGone[axis]);
  const filled = new Int32Array(sizeOf(kept));
  for (let flat = 0; flat < size; flat++) {
    const index = indexAt(flat, shape);
    let output = 0;
    for (let axis = 0; axis < rank; axis++) if (!isGone[axis]) output = output * shape[axis] + index[axis];
    indices[output * count + filled[output]++] = flat;
  }
  return { indices, count };
}

/** Whether the axes are the last ones, so that what goes together lies together. */
export const areLast = (shape: Shape, { axes }: Axes) =>
  axes === undefined || axes.every((axis, k) => axis === shape.length - axes.length + k);

/** The output index of an input index. */
export function outputIndex(index: readonly number[], { axes, keepdims }: Axes): number[] {
  const gone = (axis: number) => axes === undefined || axes.includes(axis);
  return keepdims
    ? index.map((value, axis) => (gone(axis) ? 0 : value))
    : index.filter((_, axis) => !gone(axis));
}

/** The names of the axes for a sentence: "all numbers", "each column (axis 0)". */
export const axesWords = ({ axes }: Axes) =>
  axes === undefined ? "all numbers" : `axis ${axes.join(" and ")}`;
