import { product } from "../../math/expressions/expression";
import { axesWords } from "../factories/axes";
import { overAxes } from "../factories/overAxes";
import { reduce } from "../factories/reduce";
import type { OperationCode } from "../operationCode";

export default overAxes("prod", ["prod", "product"], (along) =>
  reduce(along, {
    id: "prod",
    f: (values) => values.reduce((total, value) => total * value, 1),
    slope: (values, k) => values.reduce((total, value, j) => (j === k ? total : total * value), 1),
    write: (values) => product(...values),
    writeSlope: (values, k) => product(...values.filter((_, j) => j !== k)),
    tex: { forward: "\\prod A", gradients: ["G \\odot \\prod_{j \\ne k} A_{j}"] },
    words: `Multiplies ${axesWords(along)}; each factor gets the gradient times all the others.`,
    example: [3, 2],
  }),
);

export const code: OperationCode = {
  numpy: {
    forward: "np.prod(A, axis=AXES, keepdims=KEEPDIMS)",
    backward: [
      [
        "shares = np.empty(SHAPE)",
        "for k in np.ndindex(SHAPE):",
        "    others = np.array(A)",
        "    others[k] = 1",
        "    shares[k] = np.broadcast_to(GK * np.prod(others, axis=AXES, keepdims=True), SHAPE)[k]",
        "shares",
      ].join("\n"),
    ],
  },
  pytorch: "reduce(lambda a, axis: a.prod(dim=axis, keepdim=True), DIM, A).reshape(OUTPUT)",
};
