import { number, sum } from "../../math/expressions/expression";
import type { Shape } from "../../shape";
import { tupleText } from "../../shape";
import type { Op } from "../op";
import type { Operation } from "../operation";
import type { OperationCode } from "../operationCode";

const lengthOf = ([rows, columns]: Shape) => Math.min(rows, columns);

const op: Op = {
  id: "trace",
  leavesGaps: true,
  inputs: ["A"],
  shape([A]) {
    if (A.length !== 2) throw new Error(`trace: a matrix is needed, but the shape is ${tupleText(A)}`);
    return [];
  },
  forward([A], Y, [shape]) {
    let total = 0;
    for (let k = 0; k < lengthOf(shape); k++) total += A[k * shape[1] + k];
    Y[0] = total;
  },
  vjp(_inputs, _Y, G, [dA], [shape]) {
    if (!dA) return;
    for (let k = 0; k < lengthOf(shape); k++) dA[k * shape[1] + k] += G[0];
  },
  expression: ([A], _index, [shape]) => sum(Array.from({ length: lengthOf(shape) }, (_, k) => A([k, k]))),
  gradient: (_inputs, _Y, G, _input, [i, j]) => (i === j ? G([]) : number(0)),
  tex: { forward: "\\operatorname{tr}(A)", gradients: ["G I"] },
  words: "The sum along the diagonal; only the diagonal gets the gradient.",
  example: [[3, 3]],
};

const trace: Operation & { readonly op: Op } = { id: "trace", names: ["trace"], op, examples: [{ op }] };

export default trace;

export const code: OperationCode = {
  numpy: {
    forward: "np.trace(A)",
    backward: ["G * np.eye(*SHAPE)"],
  },
  pytorch: "torch.diagonal(A).sum()",
};
