import { indexAt, type Shape, sizeOf, tupleText } from "../../shape";
import { arrangement } from "../factories/arrangement";
import { flatAt } from "../factories/indices";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

const stacked = (shapes: readonly Shape[], axis: number): Shape => {
  const [first] = shapes;
  for (const shape of shapes)
    if (shape.length !== first.length || shape.some((length, k) => length !== first[k]))
      throw new Error(
        `stack: all shapes must be the same, but they are ${shapes.map(tupleText).join(" and ")}`,
      );
  return [...first.slice(0, axis), shapes.length, ...first.slice(axis)];
};

const create = (count: number, axis: number, example: readonly Shape[] = []) =>
  arrangement({
    id: "stack",
    inputs: Array.from({ length: count }, (_, k) => `A_{${k + 1}}`),
    shape: (shapes) => stacked(shapes, axis),
    origins(shapes) {
      const output = stacked(shapes, axis);
      const [input, flat] = [new Int32Array(sizeOf(output)), new Int32Array(sizeOf(output))];
      for (let k = 0; k < flat.length; k++) {
        const index = indexAt(k, output);
        input[k] = index[axis];
        flat[k] = flatAt(
          index.filter((_, at) => at !== axis),
          shapes[0],
        );
      }
      return { input, flat };
    },
    tex: {
      forward: "[A_{1}, A_{2}, \\ldots]",
      gradients: Array.from({ length: count }, () => "\\text{its part of } G"),
    },
    made: { axis },
    words: "Puts arrays of one shape beside each other along a new axis; each gets its part of the gradient.",
    example,
  });

export default made(["stack", "array", "asarray", "tensor", "mat", "matrix"], create, [
  create(2, 0, [[3], [3]]),
  create(3, 1, [
    [2, 2],
    [2, 2],
    [2, 2],
  ]),
  create(2, 0, [[], []]),
]);

export const code: OperationCode = {
  numpy: {
    forward: "np.stack(ALL, axis=AXIS)",
    backward: (input) => `np.take(G, ${input}, axis=AXIS)`,
  },
  pytorch: "torch.stack(ALL, dim=AXIS)",
};
