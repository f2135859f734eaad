import { evaluate } from "../../math/expressions/evaluate";
import { call, number, quotient, sum } from "../../math/expressions/expression";
import { square, squareRoot } from "../../math/expressions/scalarFunctions";
import { axesWords } from "../factories/axes";
import { overAxes } from "../factories/overAxes";
import { sumOf } from "../factories/pairwise";
import { reduce } from "../factories/reduce";
import type { OperationCode } from "../operationCode";

export default overAxes("norm", ["norm"], (along) =>
  reduce(along, {
    id: "norm",
    f: (values, areTogether) =>
      Math.sqrt(
        sumOf(
          values.map((value) => value * value),
          areTogether,
        ),
      ),
    slope: (values, k, y) => (y === 0 ? 0 : values[k] / y),
    write: (values) => call(squareRoot, sum(values.map((value) => call(square, value)))),
    // By convention (PyTorch's), where the length has no slope.
    writeSlope: (values, k, y) => (evaluate(y) === 0 ? number(0) : quotient(values[k], y)),
    tex: { forward: "\\sqrt{\\sum A^2}", gradients: ["G \\odot A / (Y + [Y = 0])"] },
    words: `The length, the root of the sum of squares, over ${axesWords(along)}; its gradient points along the vector and has length 1, or is 0 where the vector is.`,
    // Like |x| where all others are 0; on other ways the length is 0 at the kink alone.
    kinks(values, see) {
      const first = Math.max(
        values.findIndex((value) => value !== 0),
        0,
      );
      const isAlone = values.every((value, k) => k === first || value === 0);
      if (values.length > 0) see(first, isAlone ? values[first] : Number.POSITIVE_INFINITY);
    },
    example: [3, 2],
  }),
);

export const code: OperationCode = {
  numpy: {
    forward: "np.sqrt(np.sum(A**2, axis=AXES, keepdims=KEEPDIMS))",
    backward: ["GK * A / np.where(YK == 0, 1, YK)"],
  },
  pytorch: "torch.linalg.vector_norm(A, dim=DIM, keepdim=KEEPDIMS)",
};
