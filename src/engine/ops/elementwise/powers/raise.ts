import { evaluate } from "../../../math/expressions/evaluate";
import {
  call,
  type Expression,
  number,
  product,
  type ScalarFunction,
  sum,
} from "../../../math/expressions/expression";
import { logarithm } from "../../../math/expressions/scalarFunctions";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

/** b to the power of p, both of them variables. */
const raised: ScalarFunction = {
  id: "raise",
  tex: "b^{p}",
  letters: ["b", "p"],
  evaluate: (b, p) => b ** p,
  derivative: (of, position) => slope(position, of),
  binds: "power",
};

/** As PyTorch has it also where that isn't defined: an exponent of 0 makes 1 of everything, and powers of 0 stay 0. */
function slope(input: number, [b, p]: readonly Expression[]): Expression {
  if (input === 0) return evaluate(p) === 0 ? number(0) : product(p, call(raised, b, sum([p, number(-1)])));
  return evaluate(b) === 0 && evaluate(p) >= 0 ? number(0) : product(call(raised, b, p), call(logarithm, b));
}

export default binary(
  broadcast({
    id: "raise",
    label: "**",
    spoken: "power",
    torchName: "Pow",
    inputs: ["A", "B"],
    f: (a, b) => a ** b,
    slope: (input, a, b, _c, y) =>
      input === 0 ? (b === 0 ? 0 : b * a ** (b - 1)) : a === 0 && b >= 0 ? 0 : y * Math.log(a),
    write: ([a, b]) => call(raised, a, b),
    writeSlope: slope,
    tex: {
      forward: "\\operatorname{raise}(A, B)",
      // The brackets are the convention: an exponent of 0 makes 1 of everything, and powers of 0 stay 0.
      gradients: [
        "G \\odot B \\odot A^{B - [B \\ne 0]}",
        "G \\odot Y \\odot \\ln(A + [A = 0] \\odot [B \\ge 0])",
      ],
    },
    words: "Raises the first to the power of the second.",
    example: [
      [3, 2],
      [3, 2],
    ],
  }),
  ["float_power"],
  [0.3, 2.5],
);

export const code: OperationCode = {
  numpy: {
    forward: "A**B",
    backward: ["G * B * A ** (B - (B != 0))", "G * Y * np.log(np.where((A == 0) & (B >= 0), 1, A))"],
  },
};
