import { indexAt, type Shape, sizeOf } from "../../shape";
import { arrangement } from "../factories/arrangement";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/** Keeps what lies on one side of a diagonal, the k-th above the main one; the rest is 0. */
const create = (side: "lower" | "upper", k: number, example: Shape = [3, 3]) =>
  arrangement({
    leavesGaps: true,
    id: "masked",
    label: side === "lower" ? "lower triangle" : "upper triangle",
    torchName: side === "lower" ? "Tril" : "Triu",
    inputs: ["A"],
    shape: ([A]) => A,
    origins([A]) {
      const input = new Int32Array(sizeOf(A));
      const flat = new Int32Array(sizeOf(A));
      for (let n = 0; n < flat.length; n++) {
        const [row, column] = indexAt(n, A).slice(-2);
        flat[n] = n;
        input[n] = (side === "lower" ? column - row <= k : column - row >= k) ? 0 : -1;
      }
      return { input, flat };
    },
    tex: { forward: "A \\odot M", gradients: ["G \\odot M"] },
    made: { side, k },
    words: `Keeps the ${side} triangle and sets the rest to 0; only what is kept gets the gradient.`,
    example: [example],
  });

export default made(["tril", "triu"], create, [create("lower", 0), create("upper", 1)]);

export const code: OperationCode = {
  numpy: {
    forward: ({ made: { side } }) => `np.${side === "lower" ? "tril" : "triu"}(A, K)`,
    backward: [({ made: { side } }) => `np.${side === "lower" ? "tril" : "triu"}(G, K)`],
  },
};
