import { arrangement } from "../factories/arrangement";
import { flatAt } from "../factories/indices";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/** A vector as the diagonal of a matrix, the k-th above the main one. */
const diagonal = (k: number) =>
  arrangement({
    id: "diagonalMatrix",
    inputs: ["A"],
    shape: ([[n]]) => [n + Math.abs(k), n + Math.abs(k)],
    origins([[n]]) {
      const size = n + Math.abs(k);
      const input = new Int32Array(size * size).fill(-1);
      const flat = new Int32Array(size * size);
      for (let i = 0; i < n; i++) {
        const at = flatAt([i + Math.max(0, -k), i + Math.max(0, k)], [size, size]);
        input[at] = 0;
        flat[at] = i;
      }
      return { input, flat };
    },
    tex: {
      forward: k === 0 ? "\\operatorname{diag}(A)" : `\\operatorname{diag}(A, ${k})`,
      gradients: ["\\text{the diagonal of } G"],
    },
    made: { k },
    words: "The vector as a diagonal, with 0 beside it; it gets the gradient's diagonal.",
    example: [[3]],
  });

export default made(["diag", "diagflat"], diagonal, [diagonal(0), diagonal(1)]);

export const code: OperationCode = {
  numpy: {
    forward: "np.diag(A, K)",
    backward: ["np.diag(G, K)"],
  },
};
