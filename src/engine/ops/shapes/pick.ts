import type { Shape } from "../../shape";
import { indexAt, sizeOf, tupleText } from "../../shape";
import { arrangement } from "../factories/arrangement";
import { flatAt } from "../factories/indices";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/**
 * What an index picks.
 * @param indices where each number that comes out stands in the input, counted from 0
 */
const create = (
  shape: Shape,
  indices: Int32Array,
  words = "Picks numbers by their index; only those get the gradient.",
  example: Shape = [3, 2],
) =>
  arrangement({
    leavesGaps: true,
    id: "pick",
    label: "index",
    inputs: ["A"],
    shape: () => shape,
    origins: () => ({ flat: indices }),
    tex: { forward: "A_{i}", gradients: ["G \\text{ at the indices } i"] },
    made: { indices },
    words,
    example: [example],
  });

export default made(["take", "getitem", "flip", "roll", "diagonal", "tril_indices"], create, [
  create([2], Int32Array.of(1, 4)),
  create([2, 2], Int32Array.of(0, 0, 3, 5)),
]);

export const code: OperationCode = {
  numpy: {
    forward: ({ made, shapes, output }) => {
      const index = slicesOf(made.indices as Int32Array, shapes[0]);
      return index === undefined ? "np.ravel(A)[INDICES].reshape(OUTPUT)" : picked("A", index, output);
    },
    backward: [
      ({ made, shapes }) => {
        const index = slicesOf(made.indices as Int32Array, shapes[0]);
        return index === undefined ? "add_at(SHAPE, INDICES, G)" : `put_at(SHAPE, np.s_[${index.text}], G)`;
      },
    ],
  },
  pytorch: ({ made, shapes, output }) => {
    const index = slicesOf(made.indices as Int32Array, shapes[0]);
    return index === undefined
      ? "A.reshape(-1)[torch.tensor(INDICES, dtype=torch.long)].reshape(OUTPUT)"
      : picked("A", index, output);
  },
};

const picked = (array: string, { text, shape }: Slices, output: Shape) =>
  `${array}[${text}]${tupleText(shape) === tupleText(output) ? "" : ".reshape(OUTPUT)"}`;

interface Slices {
  /** `1, 0:3`: what stands in the brackets. */
  readonly text: string;
  /** What comes out. */
  readonly shape: Shape;
}

/** Places that are all numbers in a range of each axis, as slices; nothing where they are others, or in another order. */
function slicesOf(indices: Int32Array, shape: Shape): Slices | undefined {
  if (indices.length === 0 || shape.length === 0) return undefined;
  const first = indexAt(indices[0], shape);
  const last = indexAt(indices[indices.length - 1], shape);
  const lengths = first.map((from, axis) => last[axis] - from + 1);
  if (lengths.some((length) => length < 1) || sizeOf(lengths) !== indices.length) return undefined;
  const isAll = indices.every((index, k) => {
    const within = indexAt(k, lengths);
    return (
      index ===
      flatAt(
        first.map((from, axis) => from + within[axis]),
        shape,
      )
    );
  });
  if (!isAll) return undefined;
  const isSingle = (length: number, axis: number) => length === 1 && shape[axis] !== 1;
  const parts = lengths.map((length, axis) =>
    isSingle(length, axis)
      ? String(first[axis])
      : length === shape[axis]
        ? ":"
        : `${first[axis]}:${last[axis] + 1}`,
  );
  return { text: parts.join(", "), shape: lengths.filter((length, axis) => !isSingle(length, axis)) };
}
