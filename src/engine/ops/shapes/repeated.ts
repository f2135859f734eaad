import { indexAt, type Shape, sizeOf } from "../../shape";
import { arrangement, fromOneInput } from "../factories/arrangement";
import { flatAt } from "../factories/indices";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/** Repeats so that the result has that shape: axes are aligned at the last, and numbers come again and again. */
const create = (shape: Shape, example: Shape = [2, 1]) =>
  arrangement({
    id: "repeated",
    label: "broadcast",
    inputs: ["A"],
    shape: () => shape,
    origins: ([A]) =>
      fromOneInput(sizeOf(shape), (k) => {
        const index = indexAt(k, shape).slice(shape.length - A.length);
        return flatAt(
          index.map((value, axis) => value % A[axis]),
          A,
        );
      }),
    tex: { forward: "A", gradients: ["\\sum G"] },
    words: "Repeats numbers; the gradients of all copies add up.",
    example: [example],
  });

export default made(["tile", "broadcast_to", "expand"], create, [create([2, 3]), create([4, 2], [2])]);

export const code: OperationCode = {
  numpy: {
    forward: ({ shapes, output }) => `np.tile(A, (${timesOf(shapes[0], output).join(", ")},))`,
    // Each axis as how often, and how many numbers: the copies add up.
    backward: [
      ({ shapes, output }) => {
        const times = timesOf(shapes[0], output);
        const parts = times.flatMap((count, axis) => [count, output[axis] / count]);
        const copies = times.map((_, axis) => 2 * axis);
        return `G.reshape(${parts.join(", ")}).sum(axis=(${copies.join(", ")},)).reshape(SHAPE)`;
      },
    ],
  },
};

/** How often the numbers come along each axis of the result. */
const timesOf = (shape: Shape, output: Shape) =>
  output.map((length, axis) => length / (shape[axis - output.length + shape.length] ?? 1));
