import { type Shape, sizeOf, tupleText } from "../../shape";

/**
 * The shape that all are broadcast to: axes are aligned at the last, and those of length 1 are repeated.
 * @throws Error naming all shapes where they don't fit
 */
export function broadcastShape(shapes: readonly Shape[], who: string): Shape {
  const [first] = shapes;
  if (first && shapes.every((shape) => shape.length === 0 || sameShape(shape, first))) return first;
  const rank = Math.max(...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) => {
    const lengths = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1);
    const length = lengths.find((one) => one !== 1) ?? 1;
    if (lengths.some((one) => one !== 1 && one !== length))
      throw new Error(`${who}: the shapes ${shapes.map(tupleText).join(" and ")} don't go together`);
    return length;
  });
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** The index in an input of that shape of what goes into output `index`. */
export function indexWithin(index: readonly number[], shape: Shape): number[] {
  const before = index.length - shape.length;
  return shape.map((length, axis) => (length === 1 ? 0 : index[before + axis]));
}

/** For each output number the index of the input's; nothing where both have the same numbers in the same order. */
export function indicesWithin(shape: Shape, output: Shape): Int32Array | undefined {
  if (sizeOf(shape) === sizeOf(output)) return undefined;
  const indices = new Int32Array(sizeOf(output));
  const steps = new Array<number>(output.length).fill(0);
  for (let axis = shape.length - 1, step = 1; axis >= 0; axis--) {
    if (shape[axis] !== 1) steps[output.length - shape.length + axis] = step;
    step *= shape[axis];
  }
  const index = new Array<number>(output.length).fill(0);
  for (let k = 0, flat = 0; k < indices.length; k++) {
    indices[k] = flat;
    for (let axis = output.length - 1; axis >= 0; axis--) {
      index[axis] += 1;
      flat += steps[axis];
      if (index[axis] < output[axis]) break;
      flat -= steps[axis] * output[axis];
      index[axis] = 0;
    }
  }
  return indices;
}

/** All indices of a whole shape that stand for one index of a shape which is repeated to fit it, the last axis fastest. */
export function indicesBehind(index: readonly number[], shape: Shape, whole: Shape): number[][] {
  const added = whole.length - shape.length;
  let found: number[][] = [[]];
  for (const [axis, length] of whole.entries()) {
    const own = axis - added;
    const isRepeated = own < 0 || (shape[own] === 1 && length !== 1);
    const indices = isRepeated ? Array.from({ length }, (_, k) => k) : [index[own]];
    found = found.flatMap((before) => indices.map((at) => [...before, at]));
  }
  return found;
}
