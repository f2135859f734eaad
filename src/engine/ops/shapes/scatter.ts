import { sum } from "../../math/expressions/expression";
import type { Shape } from "../../shape";
import { indexAt } from "../../shape";
import { flatAt } from "../factories/indices";
import type { Op } from "../op";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/**
 * Numbers added up at indices: Y has 0 where nothing goes.
 * @param indices for each number of B where in Y it goes; several may go to one index
 */
const create = (shape: Shape, indices: Int32Array, example: Shape = [indices.length]): Op => ({
  id: "scatter",
  label: "add at indices",
  inputs: ["B"],
  shape: () => shape,
  forward([B], Y) {
    Y.fill(0);
    indices.forEach((index, k) => {
      Y[index] += B[k];
    });
  },
  vjp([B], _Y, G, [dB]) {
    if (dB) for (let k = 0; k < B.length; k++) dB[k] += G[indices[k]];
  },
  expression([B], index, [shapeOfB]) {
    const at = flatAt(index, shape);
    const terms = [...indices.keys()].filter((k) => indices[k] === at);
    return sum(terms.map((k) => B(indexAt(k, shapeOfB))));
  },
  gradient: (_inputs, _Y, G, _input, index, [shapeOfB]) =>
    G(indexAt(indices[flatAt(index, shapeOfB)], shape)),
  tex: { forward: "\\text{sums of } B \\text{ by index}", gradients: ["G \\text{ at each index}"] },
  made: { indices },
  words: "Adds each number at its index, and those that share one add up; each gets the gradient there.",
  example: [example],
});

export default made(["scatter_add", "index_add"], create, [
  create([4], Int32Array.of(1, 3, 1)),
  create([2, 3], Int32Array.of(5, 0, 5, 2), [2, 2]),
]);

export const code: OperationCode = {
  numpy: {
    forward: "np.bincount(INDICES, weights=np.ravel(B), minlength=SIZE).reshape(OUTPUT)",
    backward: ["np.ravel(G)[INDICES].reshape(SHAPE)"],
  },
  pytorch: "torch.zeros(SIZE).index_add(0, torch.tensor(INDICES), B.reshape(-1)).reshape(OUTPUT)",
};
