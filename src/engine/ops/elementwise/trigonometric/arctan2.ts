import {
  call,
  negative,
  product,
  quotient,
  type ScalarFunction,
  sum,
} from "../../../math/expressions/expression";
import { square } from "../../../math/expressions/scalarFunctions";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

const angle: ScalarFunction = {
  id: "arctan2",
  tex: "\\operatorname{atan2}(a, b)",
  letters: ["a", "b"],
  evaluate: Math.atan2,
  derivative: ([a, b], position) => {
    const distance = sum([call(square, a), call(square, b)]);
    return position === 0 ? quotient(b, distance) : negative(quotient(a, distance));
  },
  binds: "atom",
};

export default binary(
  broadcast({
    id: "arctan2",
    inputs: ["A", "B"],
    f: (a, b) => Math.atan2(a, b),
    slope: (input, a, b) => (input === 0 ? b : -a) / (a * a + b * b),
    write: ([a, b]) => call(angle, a, b),
    writeSlope: (input, of) => product(angle.derivative?.(of, input) ?? of[0]),
    tex: {
      forward: "\\operatorname{arctan2}(A, B)",
      gradients: ["G \\odot B / (A^2 + B^2)", "-G \\odot A / (A^2 + B^2)"],
    },
    words: "The angle of the point whose height is the first and whose width is the second.",
    example: [
      [3, 2],
      [3, 2],
    ],
  }),
  ["arctan2", "atan2"],
  [0.3, 3],
);

export const code: OperationCode = {
  numpy: {
    forward: "np.arctan2(A, B)",
    backward: ["G * B / (A**2 + B**2)", "-G * A / (A**2 + B**2)"],
  },
};
