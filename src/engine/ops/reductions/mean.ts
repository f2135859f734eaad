import { constant, product, sum } from "../../math/expressions/expression";
import { axesWords } from "../factories/axes";
import { overAxes } from "../factories/overAxes";
import { sumOf } from "../factories/pairwise";
import { reduce } from "../factories/reduce";
import type { OperationCode } from "../operationCode";

const share = (count: number) => constant(`\\tfrac{1}{${count}}`, 1 / count);

export default overAxes("mean", ["mean", "average"], (along) =>
  reduce(along, {
    id: "mean",
    f: (values, areTogether) => sumOf(values, areTogether) / values.length,
    slope: (values) => 1 / values.length,
    write: (values) => product(share(values.length), sum(values)),
    writeSlope: (values) => share(values.length),
    tex: { forward: "\\tfrac{1}{n} \\sum A", gradients: ["\\tfrac{1}{n} G"] },
    words: `The average over ${axesWords(along)}; each of the n numbers gets an n-th of the gradient.`,
    example: [3, 2],
  }),
);

export const code: OperationCode = {
  numpy: {
    forward: "np.mean(A, axis=AXES, keepdims=KEEPDIMS)",
    backward: ["np.broadcast_to(GK / COUNT, SHAPE)"],
  },
  pytorch: "torch.mean(A, dim=DIM, keepdim=KEEPDIMS)",
};
