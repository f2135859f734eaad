import {
  call,
  type Expression,
  negative,
  product,
  type ScalarFunction,
  sum,
} from "../../math/expressions/expression";
import { transposed } from "../../math/transposed";
import type { Shape } from "../../shape";
import { tupleText } from "../../shape";
import type { Op, Source } from "../op";
import type { Operation } from "../operation";
import type { OperationCode } from "../operationCode";
import { solved } from "./elimination";
import { inverseEntry } from "./inv";
import { allOf, regular, squareSize } from "./square";

const columnsOf = (B: Shape) => (B.length === 1 ? 1 : B[1]);

/** One number of the solution, of all numbers of A and then of column c of B. ∂xᵢ/∂Aₖₗ = −(A⁻¹)ᵢₖ xₗ, ∂xᵢ/∂bₖ = (A⁻¹)ᵢₖ. */
function solutionEntry(n: number, i: number): ScalarFunction {
  return {
    id: "solve",
    tex: "(A^{-1} B)",
    letters: [],
    place: [i],
    evaluate(...values) {
      const numbers = Float64Array.from(values);
      return solved(numbers.slice(0, n * n), numbers.slice(n * n), n, 1)?.[i] ?? Number.NaN;
    },
    derivative(of, index) {
      const matrix = of.slice(0, n * n);
      if (index >= n * n) return call(inverseEntry(n, i, index - n * n), ...matrix);
      const row = call(inverseEntry(n, i, Math.floor(index / n)), ...matrix);
      return negative(product(row, call(solutionEntry(n, index % n), ...of)));
    },
    binds: "atom",
  };
}

const columnOf = (c: number, n: number, B: Shape) =>
  Array.from({ length: n }, (_, k) => (B.length === 1 ? [k] : [k, c]));

const op: Op = {
  id: "solve",
  inputs: ["A", "B"],
  shape([A, B]) {
    const n = squareSize(A, "solve");
    if (B.length === 0 || B.length > 2 || B[0] !== n)
      throw new Error(
        `solve: the right side needs ${n} rows, but the shapes are ${tupleText(A)} and ${tupleText(B)}`,
      );
    return B;
  },
  scratch: ([, B]) => B,
  forward([A, B], Y, [[n], shape]) {
    Y.set(regular(solved(A, B, n, columnsOf(shape)), "solve"));
  },
  vjp([A], Y, G, [dA, dB], [[n], shape], adjoint) {
    const columns = columnsOf(shape);
    const found = regular(solved(transposed(A, [n, n]), G, n, columns), "solve");
    adjoint.set(found);
    if (dB) for (let k = 0; k < dB.length; k++) dB[k] += found[k];
    if (!dA) return;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        for (let c = 0; c < columns; c++) dA[i * n + j] -= found[i * columns + c] * Y[j * columns + c];
  },
  expression([A, B], [i, c = 0], [shapeOfA, shapeOfB]) {
    const column = columnOf(c, shapeOfA[0], shapeOfB).map(B);
    return call(solutionEntry(shapeOfA[0], i), ...allOf(A, shapeOfA), ...column);
  },
  adjoint: {
    equation: "A Y = B",
    tex: "A^{-\\top} G",
    words:
      "The way back solves the same equation with the matrix transposed and the gradient on its right: Aᵀ λ = g.",
    expression: ([A], _Y, G, [k, c = 0], [[n], shapeOfB]) => adjointAt(A, G, n, k, c, shapeOfB),
  },
  gradient([A], Y, G, input, index, [shapeOfA, shapeOfB], adjoint) {
    const n = shapeOfA[0];
    const lambda = (k: number, c: number) =>
      adjoint ? adjoint(shapeOfB.length === 1 ? [k] : [k, c]) : adjointAt(A, G, n, k, c, shapeOfB);
    if (input === 1) return lambda(index[0], index[1] ?? 0);
    const [i, j] = index;
    return negative(
      sum(
        Array.from({ length: columnsOf(shapeOfB) }, (_, c) =>
          product(lambda(i, c), Y(shapeOfB.length === 1 ? [j] : [j, c])),
        ),
      ),
    );
  },
  tex: { forward: "A^{-1} B", gradients: ["-(A^{-\\top} G) Y^{\\top}", "A^{-\\top} G"] },
  words:
    "The solution of A Y = B. On the way back the same equation is solved with A transposed: λ = A⁻ᵀ G goes to B, and -λ Yᵀ to A.",
  example: [[2, 2], [2]],
};

/** Number k of column c of λ = A⁻ᵀ G, of all numbers of Aᵀ and of that column of G. */
function adjointAt(A: Source, G: Source, n: number, k: number, c: number, shapeOfB: Shape): Expression {
  const turned = Array.from({ length: n * n }, (_, index) => A([index % n, Math.floor(index / n)]));
  return call(adjointEntry(n, k), ...turned, ...columnOf(c, n, shapeOfB).map(G));
}

const adjointEntry = (n: number, i: number): ScalarFunction => ({
  ...solutionEntry(n, i),
  id: "adjoint",
  tex: "\\lambda",
});

const solve: Operation & { readonly op: Op } = {
  id: "solve",
  names: ["solve"],
  op,
  examples: [
    { op },
    {
      op: {
        ...op,
        example: [
          [3, 3],
          [3, 2],
        ],
      },
    },
  ],
};

export default solve;

export const code: OperationCode = {
  numpy: {
    forward: "np.linalg.solve(A, B)",
    backward: [
      ({ output }) =>
        output.length === 1 ? "-np.outer(np.linalg.solve(A.T, G), Y)" : "-np.linalg.solve(A.T, G) @ Y.T",
      "np.linalg.solve(A.T, G)",
    ],
  },
};
