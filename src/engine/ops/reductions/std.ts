import { evaluate } from "../../math/expressions/evaluate";
import { number } from "../../math/expressions/expression";
import type { Axes } from "../factories/axes";
import { axesWords } from "../factories/axes";
import { overAxes } from "../factories/overAxes";
import { reduce } from "../factories/reduce";
import type { OperationCode } from "../operationCode";
import { countLess, deviationSlope, mean, varianceOf, writtenDeviation } from "./moments";

/** @param ddof what is taken off the count: 0 in NumPy, 1 in PyTorch */
const create = (along: Axes, ddof = 0) =>
  reduce(along, {
    id: "std",
    label: "standard deviation",
    f: (values, areTogether) => Math.sqrt(varianceOf(values, areTogether, ddof)),
    slope: (values, k, y) => (y === 0 ? 0 : (values[k] - mean(values)) / ((values.length - ddof) * y)),
    write: (values) => writtenDeviation(values, ddof),
    // By convention (PyTorch's), where all are equal and the deviation has no slope.
    writeSlope: (values, k, y) => (evaluate(y) === 0 ? number(0) : deviationSlope(values, k, ddof, y)),
    tex: {
      forward: `\\sqrt{\\tfrac{1}{${countLess(ddof)}} \\sum (A - \\operatorname{mean}(A))^2}`,
      gradients: [`\\tfrac{1}{${countLess(ddof)}} G \\odot (A - \\operatorname{mean}(A)) / Y`],
    },
    made: { ddof },
    // Like |x| where all others are equal.
    kinks: (values, see) => {
      values.forEach((value, k) => {
        const [other, ...rest] = values.filter((_, i) => i !== k);
        if (other !== undefined && rest.every((one) => one === other)) see(k, value - other);
      });
    },
    words: `The standard deviation, the root of the variance, over ${axesWords(along)}${ddof ? `, with ${countLess(ddof)} for n` : ""}.`,
    example: [3, 2],
  });

const operation = overAxes("std", ["std"], create);
export default {
  ...operation,
  create,
  examples: [...operation.examples, { op: create({ axes: [0], keepdims: false }, 1) }],
};

export const code: OperationCode = {
  numpy: {
    forward: "np.std(A, axis=AXES, ddof=DDOF, keepdims=KEEPDIMS)",
    backward: [
      "GK * (A - np.mean(A, axis=AXES, keepdims=True)) / ((COUNT - DDOF) * np.where(YK == 0, 1, YK))",
    ],
  },
  pytorch: "torch.std(A, dim=DIM, correction=DDOF, keepdim=KEEPDIMS)",
};
