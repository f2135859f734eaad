import {
  call,
  type Expression,
  negative,
  product,
  type ScalarFunction,
  sum,
} from "../../math/expressions/expression";
import { indicesOf } from "../factories/indices";
import type { Op } from "../op";
import type { Operation } from "../operation";
import type { OperationCode } from "../operationCode";
import { inverse } from "./elimination";
import { allOf, regular, squareSize } from "./square";

/** One number of the inverse, of all numbers of the matrix. Its derivative: ∂(A⁻¹)ᵢⱼ/∂Aₖₗ = −(A⁻¹)ᵢₖ (A⁻¹)ₗⱼ. */
export function inverseEntry(n: number, i: number, j: number): ScalarFunction {
  return {
    id: "inv",
    tex: "(A^{-1})",
    letters: [],
    place: [i, j],
    evaluate: (...values) => inverse(Float64Array.from(values), n)?.[i * n + j] ?? Number.NaN,
    derivative: (of, index) =>
      negative(
        product(
          call(inverseEntry(n, i, Math.floor(index / n)), ...of),
          call(inverseEntry(n, index % n, j), ...of),
        ),
      ),
    binds: "atom",
  };
}

const op: Op = {
  id: "inv",
  label: "inverse",
  inputs: ["A"],
  shape: ([A]) => [squareSize(A, "inv"), A[1]],
  scratch: ([A]) => A,
  forward([A], Y, [[n]]) {
    Y.set(regular(inverse(A, n), "inv"));
  },
  // Λ = A⁻ᵀ G, dA = −Λ A⁻ᵀ
  vjp(_inputs, Y, G, [dA], [[n]], adjoint) {
    for (let k = 0; k < n; k++)
      for (let j = 0; j < n; j++) {
        let total = 0;
        for (let i = 0; i < n; i++) total += Y[i * n + k] * G[i * n + j];
        adjoint[k * n + j] = total;
      }
    if (!dA) return;
    for (let k = 0; k < n; k++)
      for (let l = 0; l < n; l++)
        for (let j = 0; j < n; j++) dA[k * n + l] -= adjoint[k * n + j] * Y[l * n + j];
  },
  adjoint: {
    equation: "A Y = I",
    tex: "A^{-\\top} G",
    words:
      "The way back solves the same equation with the matrix transposed and the gradient on its right: Aᵀ Λ = G.",
    expression: (_inputs, Y, G, [k, j], [[n]]) =>
      sum(Array.from({ length: n }, (_, i) => product(Y([i, k]), G([i, j])))),
  },
  expression: ([A], [i, j], [shape]) => call(inverseEntry(shape[0], i, j), ...allOf(A, shape)),
  gradient(_inputs, Y, G, _input, [k, l], [shape], adjoint): Expression {
    if (adjoint)
      return negative(sum(Array.from({ length: shape[0] }, (_, j) => product(adjoint([k, j]), Y([l, j])))));
    return negative(sum(indicesOf(shape).map(([i, j]) => product(Y([i, k]), G([i, j]), Y([l, j])))));
  },
  tex: { forward: "A^{-1}", gradients: ["-A^{-\\top} G A^{-\\top}"] },
  // A⁻ᵀ is at hand.
  reads: [["Y"]],
  words: "The inverse, defined by the equation A Y = I; the way back follows from that equation.",
  example: [[2, 2]],
};

const inv: Operation & { readonly op: Op } = {
  id: "inv",
  names: ["inv", "inverse"],
  op,
  examples: [{ op }],
};

export default inv;

export const code: OperationCode = {
  numpy: {
    forward: "np.linalg.inv(A)",
    backward: ["-Y.T @ G @ Y.T"],
  },
};
