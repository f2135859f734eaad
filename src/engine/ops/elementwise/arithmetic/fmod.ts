import { call, negative, number, product, type ScalarFunction } from "../../../math/expressions/expression";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

const quotient: ScalarFunction = {
  id: "truncatedQuotient",
  tex: "\\operatorname{trunc}(\\tfrac{a}{b})",
  letters: ["a", "b"],
  evaluate: (a, b) => Math.trunc(a / b),
  derivative: () => number(0),
  binds: "atom",
};

const fmod: ScalarFunction = {
  id: "fmod",
  tex: "a - b \\cdot \\operatorname{trunc}(\\tfrac{a}{b})",
  letters: ["a", "b"],
  evaluate: (a, b) => a % b,
  derivative: ([a, b], input) => (input === 0 ? number(1) : negative(call(quotient, a, b))),
  binds: "sum",
};

/** A multiple of b that isn't 0: there it jumps. */
const jumpsAt = (a: number, b: number) => b * (Math.round(a / b) || (a / b < 0 ? -1 : 1));

export default binary(
  {
    ...broadcast({
      id: "fmod",
      inputs: ["A", "B"],
      f: (a, b) => a % b,
      slope: (input, a, b) => (input === 0 ? 1 : -Math.trunc(a / b)),
      write: ([a, b]) => call(fmod, a, b),
      writeSlope: (input, [a, b]) => (input === 0 ? number(1) : product(negative(call(quotient, a, b)))),
      tex: {
        forward: "A - B \\odot \\operatorname{trunc}(A / B)",
        gradients: ["G", "-G \\odot \\operatorname{trunc}(A / B)"],
      },
      words:
        "The remainder of a division, with the sign of the first number: it rises with that, and jumps at each multiple of the second but 0.",
      kink: (a, b) => a - jumpsAt(a, b),
      reason: (a, b) =>
        a !== 0 && a % b === 0
          ? {
              kind: "kink",
              text: "the remainder jumps here: no slope describes that, and 1 is taken, as beside it",
            }
          : undefined,
      example: [
        [3, 2],
        [3, 2],
      ],
    }),
    jumps: true,
  },
  ["fmod"],
  [0.3, 3],
);

export const code: OperationCode = {
  numpy: {
    forward: "np.fmod(A, B)",
    backward: ["G", "-G * np.trunc(A / B)"],
  },
};
