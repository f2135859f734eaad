import type { Axes } from "../factories/axes";
import { axesWords } from "../factories/axes";
import { overAxes } from "../factories/overAxes";
import { reduce } from "../factories/reduce";
import type { OperationCode } from "../operationCode";
import { countLess, mean, varianceOf, varianceSlope, writtenVariance } from "./moments";

/** @param ddof what is taken off the count: 0 in NumPy, 1 in PyTorch */
const create = (along: Axes, ddof = 0) =>
  reduce(along, {
    id: "var",
    label: "variance",
    f: (values, areTogether) => varianceOf(values, areTogether, ddof),
    slope: (values, k) => (2 * (values[k] - mean(values))) / (values.length - ddof),
    write: (values) => writtenVariance(values, ddof),
    writeSlope: (values, k) => varianceSlope(values, k, ddof),
    tex: {
      forward: `\\tfrac{1}{${countLess(ddof)}} \\sum (A - \\operatorname{mean}(A))^2`,
      gradients: [`\\tfrac{2}{${countLess(ddof)}} G \\odot (A - \\operatorname{mean}(A))`],
    },
    made: { ddof },
    words: `The mean squared distance from the mean over ${axesWords(along)}${ddof ? `, with ${countLess(ddof)} for n` : ""}.`,
    example: [3, 2],
  });

const operation = overAxes("var", ["var"], create);
export default {
  ...operation,
  create,
  examples: [...operation.examples, { op: create({ axes: [0], keepdims: false }, 1) }],
};

export const code: OperationCode = {
  numpy: {
    forward: "np.var(A, axis=AXES, ddof=DDOF, keepdims=KEEPDIMS)",
    backward: ["GK * 2 / (COUNT - DDOF) * (A - np.mean(A, axis=AXES, keepdims=True))"],
  },
  pytorch: "torch.var(A, dim=DIM, correction=DDOF, keepdim=KEEPDIMS)",
};
