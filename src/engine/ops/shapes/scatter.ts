import { sum } from "../../math/expression";
import type { Shape } from "../../shape";
import { flatAt, indexAt } from "../factories/indices";
import type { Op } from "../op";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/**
 * Numbers added up at places: Y has 0 where nothing goes.
 * @param places for each number of B where in Y it goes; several may go to one place
 */
const create = (shape: Shape, places: Int32Array, example: Shape = [places.length]): Op => ({
  id: "scatter",
  label: "add at places",
  inputs: ["B"],
  shape: () => shape,
  forward([B], Y) {
    Y.fill(0);
    places.forEach((place, k) => {
      Y[place] += B[k];
    });
  },
  vjp([B], _Y, G, [dB]) {
    if (dB) for (let k = 0; k < B.length; k++) dB[k] += G[places[k]];
  },
  expression([B], index, [shapeOfB]) {
    const at = flatAt(index, shape);
    const terms = [...places.keys()].filter((k) => places[k] === at);
    return sum(terms.map((k) => B(indexAt(k, shapeOfB))));
  },
  gradient: (_inputs, _Y, G, _input, index, [shapeOfB]) => G(indexAt(places[flatAt(index, shapeOfB)], shape)),
  tex: { forward: "\\text{sums of } B \\text{ by place}", gradients: ["G \\text{ at each place}"] },
  made: { places },
  words:
    "Adds each number at its place, and those that share one add up; each gets the gradient of its place.",
  example: [example],
});

export default made(["scatter_add", "index_add"], create, [
  create([4], Int32Array.of(1, 3, 1)),
  create([2, 3], Int32Array.of(5, 0, 5, 2), [2, 2]),
]);

export const code: OperationCode = {
  numpy: {
    forward: "np.bincount(PLACES, weights=np.ravel(B), minlength=SIZE).reshape(OUTPUT)",
    backward: ["np.ravel(G)[PLACES].reshape(SHAPE)"],
  },
  pytorch: "torch.zeros(SIZE).index_add(0, torch.tensor(PLACES), B.reshape(-1)).reshape(OUTPUT)",
};
