import { evaluate } from "../../math/expressions/evaluate";
import { call, constant, difference, sum } from "../../math/expressions/expression";
import { exponential, logarithm } from "../../math/expressions/scalarFunctions";
import { axesWords } from "../factories/axes";
import { overAxes } from "../factories/overAxes";
import { reduce } from "../factories/reduce";
import type { OperationCode } from "../operationCode";

const shiftOf = (values: Float64Array) => {
  const maximum = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return Number.isFinite(maximum) ? maximum : 0;
};

export default overAxes("logSumExp", ["logsumexp"], (along) =>
  reduce(along, {
    id: "logSumExp",
    f(values) {
      const shift = shiftOf(values);
      return shift + Math.log(values.reduce((total, value) => total + Math.exp(value - shift), 0));
    },
    slope: (values, k, y) => Math.exp(values[k] - y),
    write(values) {
      const shift = constant("m", Math.max(...values.map(evaluate)));
      return sum([
        shift,
        call(logarithm, sum(values.map((value) => call(exponential, difference(value, shift))))),
      ]);
    },
    writeSlope: (values, k, y) => call(exponential, difference(values[k], y)),
    tex: { forward: "\\ln \\sum e^{A}", gradients: ["G \\odot e^{A - Y}"] },
    words: `The logarithm of the sum of e to each number, over ${axesWords(along)}. The largest number m is taken out first, so that no power overflows; the slope is the softmax.`,
    example: [3, 2],
  }),
);

export const code: OperationCode = {
  numpy: {
    forward: "np.logaddexp.reduce(A, axis=AXES, keepdims=KEEPDIMS)",
    backward: ["GK * np.exp(A - YK)"],
  },
  pytorch: "torch.logsumexp(A, dim=DIM, keepdim=KEEPDIMS)",
};
