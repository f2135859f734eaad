import { call, number, product } from "../math/expressions/expression";
import { square } from "../math/expressions/scalarFunctions";
import type { Code } from "../ops/code";
import { perWeight } from "./penalty";

export default perWeight({
  id: "l2",
  kernel: "l2",
  label: "L2",
  symbol: "\\lambda_2",
  f: (weight) => weight * weight,
  derivative: (weight) => 2 * weight,
  term: (weight) => call(square, weight),
  slope: (weight) => product(number(2), weight),
  tex: { term: "\\lambda_2 \\sum W^2", slope: "2 \\lambda_2 W" },
  kinks: [],
  words: "pulls every weight towards 0, the harder the larger it is (λ₂ Σ w², without a ½)",
});

export const code: Code = {
  numpy: {
    forward: "(w**2).sum()",
    backward: "2 * w",
  },
  pytorch: "(w**2).sum()",
};
