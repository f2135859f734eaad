import { indexAt, type Shape, sizeOf, tupleText } from "../../shape";
import { arrangement } from "../factories/arrangement";
import { flatAt } from "../factories/indices";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

const shapeAlong = (shapes: readonly Shape[], axis: number): Shape => {
  const [first] = shapes;
  for (const shape of shapes)
    if (shape.length !== first.length || shape.some((length, k) => k !== axis && length !== first[k]))
      throw new Error(
        `concatenate: the shapes ${shapes.map(tupleText).join(" and ")} differ beside axis ${axis}`,
      );
  return first.map((length, k) =>
    k === axis ? shapes.reduce((total, shape) => total + shape[axis], 0) : length,
  );
};

const create = (count: number, axis: number, example: readonly Shape[] = []) =>
  arrangement({
    id: "concatenate",
    inputs: Array.from({ length: count }, (_, k) => `A_{${k + 1}}`),
    shape: (shapes) => shapeAlong(shapes, axis),
    origins(shapes) {
      const output = shapeAlong(shapes, axis);
      const [input, flat] = [new Int32Array(sizeOf(output)), new Int32Array(sizeOf(output))];
      for (let k = 0; k < flat.length; k++) {
        const index = indexAt(k, output);
        let from = 0;
        while (index[axis] >= shapes[from][axis]) index[axis] -= shapes[from++][axis];
        input[k] = from;
        flat[k] = flatAt(index, shapes[from]);
      }
      return { input, flat };
    },
    tex: {
      forward: "[A_{1}, A_{2}, \\ldots]",
      gradients: Array.from({ length: count }, () => "\\text{its part of } G"),
    },
    made: { axis },
    words: `Puts arrays one behind another along axis ${axis}; each gets its part of the gradient.`,
    example,
  });

export default made(["concatenate", "cat", "vstack", "hstack", "append", "column_stack"], create, [
  create(2, 0, [
    [1, 2],
    [2, 2],
  ]),
  create(2, 1, [
    [2, 1],
    [2, 3],
  ]),
]);

export const code: OperationCode = {
  numpy: {
    forward: "np.concatenate(ALL, axis=AXIS)",
    backward:
      (input) =>
      ({ made, shapes }) => {
        const axis = made.axis as number;
        const from = shapes.slice(0, input).reduce((total, shape) => total + shape[axis], 0);
        return `G[${":, ".repeat(axis)}${from}:${from + shapes[input][axis]}]`;
      },
  },
  pytorch: "torch.cat(ALL, dim=AXIS)",
};
