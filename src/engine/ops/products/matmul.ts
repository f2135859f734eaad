import { product, sum } from "../../math/expressions/expression";
import { type Shape, sizeOf, tupleText } from "../../shape";
import { plainFactor, productRules, turnedFactor } from "../factories/productRules";
import { broadcastShape, indexWithin, indicesBehind, indicesWithin } from "../factories/shapesTogether";
import type { Op } from "../op";
import type { Operation } from "../operation";
import type { OperationCode } from "../operationCode";

/** The factors as stacks of matrices: a vector on the left is a row, on the right a column. */
function layoutOf([A, B]: readonly Shape[]) {
  if (A.length === 2 && B.length === 2 && A[1] === B[0]) {
    const [rows, inner] = A;
    const columns = B[1];
    return { left: A, right: B, rows, inner, columns, stack: [], shape: [rows, columns] };
  }
  const fail = (what: string): never => {
    throw new Error(`@: ${what} (${tupleText(A)} @ ${tupleText(B)})`);
  };
  if (A.length === 0 || B.length === 0) return fail("a single number has no matrix product; write *");
  const left = A.length === 1 ? [1, A[0]] : A;
  const right = B.length === 1 ? [B[0], 1] : B;
  const [rows, inner] = left.slice(-2);
  const [below, columns] = right.slice(-2);
  if (inner !== below)
    return fail(
      `the left ${A.length === 1 ? `vector has ${inner} numbers` : `factor has ${inner} columns`}, but the right ${B.length === 1 ? `vector ${below} numbers` : `one ${below} rows`}: they must be as many`,
    );
  const stack = broadcastShape([left.slice(0, -2), right.slice(0, -2)], "@");
  const shape = [...stack, ...(A.length === 1 ? [] : [rows]), ...(B.length === 1 ? [] : [columns])];
  return { left, right, rows, inner, columns, stack, shape };
}

const single = [{ a: 0, b: 0, y: 0 }];

/** Which matrices of the two stacks go together, by where they begin. */
function pairsOf(shapes: readonly Shape[]) {
  const { left, right, rows, inner, columns, stack } = layoutOf(shapes);
  if (stack.length === 0) return { rows, inner, columns, starts: single };
  const count = sizeOf(stack);
  const [a, b] = [left, right].map((shape) => indicesWithin(shape.slice(0, -2), stack));
  const starts = Array.from({ length: count }, (_, k) => ({
    a: (a ? a[k] : k) * rows * inner,
    b: (b ? b[k] : k) * inner * columns,
    y: k * rows * columns,
  }));
  return { rows, inner, columns, starts };
}

const op: Op = {
  id: "matmul",
  label: "@",
  spoken: "matrix product",
  inputs: ["A", "B"],
  shape: (shapes) => layoutOf(shapes).shape,
  rowVectors: ([A, B]) => ({ inputs: [A.length === 1, false], output: A.length === 1 && B.length === 2 }),
  forward([A, B], Y, shapes) {
    const { rows, inner, columns, starts } = pairsOf(shapes);
    for (const { a, b, y } of starts)
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) {
          let total = 0;
          for (let k = 0; k < inner; k++) total += A[a + i * inner + k] * B[b + k * columns + j];
          Y[y + i * columns + j] = total;
        }
  },
  vjp([A, B], _Y, G, [dA, dB], shapes) {
    const { rows, inner, columns, starts } = pairsOf(shapes);
    for (const { a, b, y } of starts)
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) {
          const g = G[y + i * columns + j];
          for (let k = 0; k < inner; k++) {
            if (dA) dA[a + i * inner + k] += g * B[b + k * columns + j];
            if (dB) dB[b + k * columns + j] += g * A[a + i * inner + k];
          }
        }
  },
  expression([A, B], index, shapes) {
    const terms = termsOf(index, shapes);
    return sum(terms.map(({ a, b }) => product(A(a), B(b))));
  },
  gradient([A, B], _Y, G, input, index, shapes) {
    const { left, right, rows, columns, stack } = layoutOf(shapes);
    const [isRow, isColumn] = shapes.map(({ length }) => length === 1);
    const last = index[index.length - 1];
    const above = index[index.length - 2];
    // The row of Y to which a number of A belongs, or the column of one of B; and what it is multiplied by there.
    const [own, inner] = input === 0 ? [isRow ? 0 : above, last] : isColumn ? [0, last] : [last, above];
    const stackOf = [left, right].map((shape) => shape.slice(0, -2));
    const stackIndices = indicesBehind(index.slice(0, stackOf[input].length), stackOf[input], stack);
    const found = stackIndices.flatMap((stackIndex) =>
      Array.from({ length: input === 0 ? columns : rows }, (_, other) => {
        const [row, column] = input === 0 ? [own, other] : [other, own];
        const [before, behind] = stackOf.map((shape) => indexWithin(stackIndex, shape));
        const factor =
          input === 0
            ? B(isColumn ? [inner] : [...behind, inner, column])
            : A(isRow ? [inner] : [...before, row, inner]);
        return product(G([...stackIndex, ...(isRow ? [] : [row]), ...(isColumn ? [] : [column])]), factor);
      }),
    );
    return sum(found);
  },
  ...productRules(
    [plainFactor("A"), plainFactor("B")],
    [
      [plainFactor("G"), turnedFactor("B")],
      [turnedFactor("A"), plainFactor("G")],
    ],
  ),
  words:
    "The matrix product: each number is the sum of a row's numbers times a column's. On the way back the gradient is multiplied by the other factor, transposed.",
  example: [
    [3, 2],
    [2, 4],
  ],
};

/** The indices of both factors of each term of one output number. */
function termsOf(index: readonly number[], shapes: readonly Shape[]) {
  const [A, B] = shapes;
  const { left, right, inner, stack } = layoutOf(shapes);
  const stackIndex = index.slice(0, stack.length);
  const matrixIndex = index.slice(stack.length);
  const row = A.length === 1 ? 0 : matrixIndex[0];
  const column = B.length === 1 ? 0 : matrixIndex[matrixIndex.length - 1];
  const [before, behind] = [left, right].map((shape) => indexWithin(stackIndex, shape.slice(0, -2)));
  return Array.from({ length: inner }, (_, k) => ({
    a: A.length === 1 ? [k] : [...before, row, k],
    b: B.length === 1 ? [k] : [...behind, k, column],
  }));
}

const shapesTried: readonly (readonly Shape[])[] = [
  op.example,
  [[3], [3]],
  [[2, 3], [3]],
  [[3], [3, 2]],
  [
    [2, 2, 3],
    [3, 2],
  ],
];

const matmul: Operation & { readonly op: Op } = {
  id: "matmul",
  names: ["matmul", "mm", "bmm", "mv", "dot", "vdot", "inner"],
  op,
  examples: shapesTried.map((example) => ({ op: { ...op, example } })),
};

export default matmul;

export const code: OperationCode = {
  numpy: {
    forward: "A @ B",
    backward: [
      ({ shapes: [A, B] }) =>
        B.length > 2 || A.length > 2
          ? stacked(A, B, 0)
          : B.length === 1
            ? A.length === 1
              ? "G * B"
              : "np.outer(G, B)"
            : A.length === 1
              ? "B @ G"
              : "G @ B.T",
      ({ shapes: [A, B] }) =>
        B.length > 2 || A.length > 2
          ? stacked(A, B, 1)
          : A.length === 1
            ? B.length === 1
              ? "G * A"
              : "np.outer(A, G)"
            : "A.T @ G",
    ],
  },
};

/** The way back through stacks of matrices: a vector is a row on the left, on the right a column. */
function stacked(A: Shape, B: Shape, input: number): string {
  const left = A.length === 1 ? "A[None, :]" : "A";
  const right = B.length === 1 ? "B[:, None]" : "B";
  const row = A.length === 1 ? "np.expand_dims(G, -2)" : "G";
  const gradient = B.length === 1 ? `np.expand_dims(${row}, -1)` : row;
  if (input === 0) {
    const share = `${gradient} @ np.swapaxes(${right}, -1, -2)`;
    return A.length === 1 ? `fit((${share})[..., 0, :], SHAPE)` : `fit(${share}, SHAPE)`;
  }
  const share = `np.swapaxes(${left}, -1, -2) @ ${gradient}`;
  return B.length === 1 ? `fit((${share})[..., 0], SHAPE)` : `fit(${share}, SHAPE)`;
}
