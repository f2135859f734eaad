import { Recorded } from "../../program/values/recorded";
import { isSameLayout } from "./verdict";

/** A row, a column or an element of a value, as a loop over the examples takes them one after the other. */
export class Subarray extends Recorded {
  readonly whole: Recorded;
  /** Where its numbers stand in the whole's. */
  readonly indices: readonly number[];
  /** As it is written behind the whole's name: `[0]`, `[:, 1]`. */
  readonly index: string;

  constructor(whole: Recorded, fixed: readonly (number | undefined)[]) {
    const indices = flatIndices(whole.shape, fixed);
    const shape = whole.shape.filter((_, axis) => fixed[axis] === undefined);
    const data = Float64Array.from(indices, (k) => whole.data[k]);
    super(whole.id, shape, data, undefined, whole.isConstant);
    this.whole = whole;
    this.indices = indices;
    const last = fixed.findLastIndex((at) => at !== undefined);
    this.index = `[${fixed
      .slice(0, last + 1)
      .map((at) => at ?? ":")
      .join(", ")}]`;
  }

  /** The numbers that stand at its indices, of some that have the whole's. */
  of(numbers: Float64Array): Float64Array {
    return Float64Array.from(this.indices, (k) => numbers[k]);
  }
}

/** So many parts of a value are looked at: with more a claim of them says nothing. */
const mostParts = 4000;

/** A value's parts that have the layout of another, those of each choice of axes in their order. */
export function partsLike(whole: Recorded, other: Recorded): Subarray[][] {
  const long = [...whole.shape.keys()].filter((axis) => whole.shape[axis] !== 1);
  const choices = Array.from({ length: 2 ** long.length }, (_, bits) =>
    long.filter((_axis, k) => (bits >> k) & 1),
  );
  return choices.flatMap((axes) => {
    const count = axes.reduce((product, axis) => product * whole.shape[axis], 1);
    const rest = whole.shape.filter((_, axis) => !axes.includes(axis));
    const isFitting = axes.length > 0 && isSameLayout({ shape: rest }, other) && count <= mostParts;
    if (!isFitting) return [];
    const fixed = Array.from({ length: count }, (_, at) => {
      const indices: (number | undefined)[] = whole.shape.map(() => undefined);
      let left = at;
      for (const axis of [...axes].reverse()) {
        indices[axis] = left % whole.shape[axis];
        left = Math.floor(left / whole.shape[axis]);
      }
      return new Subarray(whole, indices);
    });
    return [fixed];
  });
}

/** The flat indices of an array, in order, at which some axes' indices are fixed. */
function flatIndices(shape: readonly number[], fixed: readonly (number | undefined)[]): number[] {
  return shape.reduce<number[]>(
    (flat, length, axis) => {
      const at = fixed[axis];
      const indices = at === undefined ? Array.from({ length }, (_, k) => k) : [at];
      return flat.flatMap((before) => indices.map((k) => before * length + k));
    },
    [0],
  );
}
