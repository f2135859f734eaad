import { call, number, product, quotient, sum } from "../../../math/expressions/expression";
import { exponential, logarithm } from "../../../math/expressions/scalarFunctions";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

const share = (own: number, other: number) => 1 / (1 + Math.exp(other - own));

export default binary(
  broadcast({
    id: "logAddExp",
    inputs: ["A", "B"],
    f: (a, b) => (a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))),
    slope: (input, a, b) => (input === 0 ? share(a, b) : share(b, a)),
    write: (of) => call(logarithm, sum(of.map((one) => call(exponential, one)))),
    writeSlope: (input, of) =>
      quotient(
        product(number(1), call(exponential, of[input])),
        sum(of.map((one) => call(exponential, one))),
      ),
    tex: {
      forward: "\\ln(e^{A} + e^{B})",
      gradients: ["G \\odot e^{A} / (e^{A} + e^{B})", "G \\odot e^{B} / (e^{A} + e^{B})"],
    },
    words: "The logarithm of the sum of two powers of e, computed so that none overflows.",
    example: [
      [3, 2],
      [3, 2],
    ],
  }),
  ["logaddexp"],
);

export const code: OperationCode = {
  numpy: {
    forward: "np.logaddexp(A, B)",
    backward: ["G * np.exp(A - Y)", "G * np.exp(B - Y)"],
  },
};
