import { product, sum } from "../../math/expressions/expression";
import { indexAt, type Shape, sizeOf } from "../../shape";
import { flatAt, indicesOf } from "../factories/indices";
import { plainFactor, productRules, turnedFactor } from "../factories/productRules";
import type { Op } from "../op";
import type { Operation } from "../operation";
import type { OperationCode } from "../operationCode";

const shapeOf = (shapes: readonly Shape[]): Shape => shapes.map(sizeOf);

const op: Op = {
  id: "outer",
  label: "outer product",
  inputs: ["A", "B"],
  shape: shapeOf,
  forward([A, B], Y) {
    for (let i = 0; i < A.length; i++) for (let j = 0; j < B.length; j++) Y[i * B.length + j] = A[i] * B[j];
  },
  vjp([A, B], _Y, G, [dA, dB]) {
    for (let i = 0; i < A.length; i++)
      for (let j = 0; j < B.length; j++) {
        const g = G[i * B.length + j];
        if (dA) dA[i] += g * B[j];
        if (dB) dB[j] += g * A[i];
      }
  },
  expression: ([A, B], [i, j], [a, b]) => product(A(indexAt(i, a)), B(indexAt(j, b))),
  gradient([A, B], _Y, G, input, index, shapes) {
    const own = flatAt(index, shapes[input]);
    const outputs = indicesOf(shapeOf(shapes)).filter((output) => output[input] === own);
    return sum(
      outputs.map(([i, j]) =>
        product(G([i, j]), input === 0 ? B(indexAt(j, shapes[1])) : A(indexAt(i, shapes[0]))),
      ),
    );
  },
  ...productRules(
    [plainFactor("A"), turnedFactor("B")],
    [
      [plainFactor("G"), plainFactor("B")],
      [turnedFactor("G"), plainFactor("A")],
    ],
  ),
  words: "Every number of the first times every number of the second, as a table.",
  example: [[3], [2]],
};

const outer: Operation & { readonly op: Op } = {
  id: "outer",
  names: ["outer", "ger"],
  op,
  examples: [{ op }, { op: { ...op, example: [[2, 2], [3]] } }],
};

export default outer;

export const code: OperationCode = {
  numpy: {
    forward: "np.outer(A, B)",
    backward: ["(G @ np.ravel(B)).reshape(SHAPE)", "(G.T @ np.ravel(A)).reshape(SHAPE)"],
  },
  pytorch: "torch.outer(A.reshape(-1), B.reshape(-1))",
};
