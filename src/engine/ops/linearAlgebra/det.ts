import {
  call,
  type Expression,
  negative,
  number,
  product,
  type ScalarFunction,
  sum,
} from "../../math/expressions/expression";
import { flatAt } from "../factories/indices";
import type { Op } from "../op";
import type { Operation } from "../operation";
import type { OperationCode } from "../operationCode";
import { cofactors, determinant, determinantByLogarithms } from "./elimination";
import { allOf, squareSize } from "./square";

const without = <T>(values: readonly T[], n: number, index: number) =>
  values.filter((_, k) => Math.floor(k / n) !== Math.floor(index / n) && k % n !== index % n);

/** At most so many rows are written out as products; of more it would be a page of them. */
const mostWritten = 3;

/** The determinant in the numbers of the matrix. */
function writeDeterminant(values: readonly Expression[], n: number): Expression {
  if (n === 1) return values[0];
  if (n > mostWritten) return call(determinantOf(n), ...values);
  return sum(
    values.slice(0, n).map((value, k) => {
      const part = product(value, writeDeterminant(without(values, n, k), n - 1));
      return k % 2 === 0 ? part : negative(part);
    }),
  );
}

/** Its derivative along one of them: the determinant of what is left without its row and column, with a sign. */
function writeCofactor(values: readonly Expression[], n: number, index: number): Expression {
  if (n === 1) return number(1);
  const minor = writeDeterminant(without(values, n, index), n - 1);
  return (Math.floor(index / n) + (index % n)) % 2 === 0 ? minor : negative(minor);
}

function determinantOf(n: number): ScalarFunction {
  const letters = Array.from({ length: n * n }, (_, k) => `a_{${k}}`);
  return {
    id: "det",
    tex: `\\det(${letters.join(", ")})`,
    letters,
    evaluate: (...values) => determinant(Float64Array.from(values), n),
    derivative: (of, index) => writeCofactor(of, n, index),
    binds: "atom",
  };
}

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
  expression: ([A], _index, [shape]) => writeDeterminant(allOf(A, shape), shape[0]),
  gradient: ([A], _Y, G, _input, index, [shape]) =>
    product(G([]), writeCofactor(allOf(A, shape), shape[0], flatAt(index, shape))),
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
  examples: [
    { op },
    { op: numpyOp },
    ...[
      [1, 1],
      [2, 2],
      [4, 4],
    ].map((shape) => ({ op: { ...op, example: [shape] } })),
  ],
};

export default det;

export const code: OperationCode = {
  numpy: {
    forward: "np.linalg.det(A)",
    backward: ["G * Y * np.linalg.inv(A).T"],
  },
};
