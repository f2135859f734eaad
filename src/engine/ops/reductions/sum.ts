import { number, sum } from "../../math/expressions/expression";
import { axesWords } from "../factories/axes";
import { overAxes } from "../factories/overAxes";
import { sumOf } from "../factories/pairwise";
import { reduce } from "../factories/reduce";
import type { OperationCode } from "../operationCode";

export default overAxes("sum", ["sum", "nansum"], (along) =>
  reduce(along, {
    id: "sum",
    f: sumOf,
    slope: () => 1,
    write: sum,
    writeSlope: () => number(1),
    tex: { forward: "\\sum A", gradients: ["G"] },
    words: `Adds up ${axesWords(along)}; each number gets the gradient of the sum as it is.`,
    example: [3, 2],
  }),
);

export const code: OperationCode = {
  numpy: {
    forward: "np.sum(A, axis=AXES, keepdims=KEEPDIMS)",
    backward: ["np.broadcast_to(GK, SHAPE)"],
  },
  pytorch: "torch.sum(A, dim=DIM, keepdim=KEEPDIMS)",
};
