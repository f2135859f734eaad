import { call, negative, number, product, type ScalarFunction } from "../../../math/expressions/expression";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

/** The remainder of a division, with the sign of the divisor. */
export function modulo(a: number, b: number): number {
  const truncated = a % b;
  if (truncated === 0) return b < 0 ? -0 : 0;
  return truncated < 0 !== b < 0 ? truncated + b : truncated;
}

const quotient: ScalarFunction = {
  id: "floorQuotient",
  tex: "\\lfloor \\tfrac{a}{b} \\rfloor",
  letters: ["a", "b"],
  evaluate: (a, b) => Math.floor(a / b),
  derivative: () => number(0),
  binds: "atom",
};

const remainder: ScalarFunction = {
  id: "remainder",
  tex: "a - b \\cdot \\lfloor \\tfrac{a}{b} \\rfloor",
  letters: ["a", "b"],
  evaluate: modulo,
  derivative: ([a, b], input) => (input === 0 ? number(1) : negative(call(quotient, a, b))),
  binds: "sum",
};

export default binary(
  {
    ...broadcast({
      id: "remainder",
      inputs: ["A", "B"],
      f: modulo,
      slope: (input, a, b) => (input === 0 ? 1 : -Math.floor(a / b)),
      write: ([a, b]) => call(remainder, a, b),
      writeSlope: (input, [a, b]) => (input === 0 ? number(1) : product(negative(call(quotient, a, b)))),
      tex: {
        forward: "A - B \\odot \\lfloor A / B \\rfloor",
        gradients: ["G", "-G \\odot \\lfloor A / B \\rfloor"],
      },
      words:
        "The remainder of a division, with the sign of the divisor: it rises with the first number, and falls back to 0 at each multiple of the second.",
      kink: (a, b) => a - b * Math.round(a / b),
      reason: (a, b) =>
        modulo(a, b) === 0
          ? {
              kind: "kink",
              text: "the remainder falls back to 0 here: no slope describes that, and 1 is taken, as beside it",
            }
          : undefined,
      example: [
        [3, 2],
        [3, 2],
      ],
    }),
    jumps: true,
  },
  ["mod", "remainder"],
  [0.3, 3],
);

export const code: OperationCode = {
  numpy: {
    forward: "np.mod(A, B)",
    backward: ["G", "-G * np.floor(A / B)"],
  },
  pytorch: "torch.remainder(A, B)",
};
