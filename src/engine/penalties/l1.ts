import { call } from "../math/expressions/expression";
import { absolute, sign } from "../math/expressions/scalarFunctions";
import type { Code } from "../ops/code";
import { perWeight } from "./penalty";

export default perWeight({
  id: "l1",
  kernel: "l1",
  label: "L1",
  symbol: "\\lambda_1",
  f: Math.abs,
  // |w| has no slope at 0; we take 0, as PyTorch does.
  derivative: Math.sign,
  term: (weight) => call(absolute, weight),
  slope: (weight) => call(sign, weight),
  tex: { term: "\\lambda_1 \\sum|W|", slope: "\\lambda_1 \\operatorname{sign}(W)" },
  kinkOf: "|w|",
  kinks: [0],
  words: "pulls every weight towards 0 with the same force, so that small ones end there",
});

export const code: Code = {
  numpy: {
    forward: "np.abs(w).sum()",
    backward: "np.sign(w)",
  },
  pytorch: "w.abs().sum()",
};
