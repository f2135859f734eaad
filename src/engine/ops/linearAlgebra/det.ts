import { call, product, type ScalarFunction } from "../../math/expression";
import { flatAt } from "../factories/indices";
import type { Op } from "../op";
import type { Operation } from "../operation";
import type { OperationCode } from "../operationCode";
import { cofactors, determinant, determinantByLogarithms } from "./elimination";
import { allOf, squareSize } from "./square";

const without = (values: readonly number[], n: number, index: number) =>
  Float64Array.from(
    values.filter((_, k) => Math.floor(k / n) !== Math.floor(index / n) && k % n !== index % n),
  );

/** The determinant of all numbers of the matrix; its derivative along one of them is its cofactor. */
const determinantOf = (n: number): ScalarFunction => ({
  id: "det",
  tex: "\\det(A)",
  letters: [],
  evaluate: (...values) => determinant(Float64Array.from(values), n),
  derivative: (of, index) => call(cofactor(n, index), ...of),
  binds: "atom",
});

const cofactor = (n: number, index: number): ScalarFunction => ({
  id: "cofactor",
  tex: `C_{${Math.floor(index / n) + 1},${(index % n) + 1}}`,
  letters: [],
  evaluate: (...values) =>
    ((Math.floor(index / n) + (index % n)) % 2 === 0 ? 1 : -1) *
    determinant(without(values, n, index), n - 1),
  binds: "atom",
});

const op: Op = {
  id: "det",
  label: "determinant",
  inputs: ["A"],
  shape([A]) {
    squareSize(A, "det");
    return [];
  },
  forward([A], Y, [[n]]) {
    Y[0] = determinant(A, n);
  },
  vjp([A], _Y, G, [dA], [[n]]) {
    if (!dA) return;
    cofactors(A, n).forEach((value, k) => {
      dA[k] += G[0] * value;
    });
  },
  expression: ([A], _index, [shape]) => call(determinantOf(shape[0]), ...allOf(A, shape)),
  gradient: ([A], _Y, G, _input, index, [shape]) =>
    product(G([]), call(cofactor(shape[0], flatAt(index, shape)), ...allOf(A, shape))),
  tex: { forward: "\\det(A)", gradients: ["G \\det(A) A^{-\\top}"] },
  words:
    "The determinant; each number gets the gradient times the determinant of what is left without its row and column, with the sign of its place.",
  example: [[3, 3]],
};

/** As NumPy computes it, by logarithms. */
const numpyOp: Op = {
  ...op,
  forward([A], Y, [[n]]) {
    Y[0] = determinantByLogarithms(A, n);
  },
};

const det: Operation & { readonly op: Op; readonly numpyOp: Op } = {
  id: "det",
  names: ["det"],
  op,
  numpyOp,
  examples: [{ op }, { op: numpyOp }, { op: { ...op, example: [[2, 2]] } }],
};

export default det;

export const code: OperationCode = {
  numpy: {
    forward: "np.linalg.det(A)",
    backward: ["G * Y * np.linalg.inv(A).T"],
  },
};
