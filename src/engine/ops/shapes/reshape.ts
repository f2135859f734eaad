import { type Shape, sizeOf, tupleText } from "../../shape";
import { arrangement, fromOneInput } from "../factories/arrangement";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

const create = (shape: Shape, example: Shape = shape) =>
  arrangement({
    id: "reshape",
    inputs: ["A"],
    shape([A]) {
      if (sizeOf(A) !== sizeOf(shape))
        throw new Error(
          `reshape: ${tupleText(A)} has ${sizeOf(A)} numbers, but ${tupleText(shape)} has ${sizeOf(shape)}`,
        );
      return shape;
    },
    origins: () => fromOneInput(sizeOf(shape), (k) => k),
    tex: { forward: "A", gradients: ["G"] },
    words: `The same numbers in the shape ${tupleText(shape)}; so is the gradient, in the old shape.`,
    example: [example],
  });

/** The same numbers in another shape. */
export default made(
  ["reshape", "view", "ravel", "flatten", "squeeze", "unsqueeze", "expand_dims", "atleast_1d", "atleast_2d"],
  create,
  [create([2, 3], [3, 2]), create([6], [3, 2]), create([], [1])],
);

export const code: OperationCode = {
  numpy: {
    forward: "np.reshape(A, OUTPUT)",
    backward: ["np.reshape(G, SHAPE)"],
  },
};
