import { call, negative, number, quotient } from "../../../math/expressions/expression";
import { square } from "../../../math/expressions/scalarFunctions";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

export default binary(
  broadcast({
    id: "divide",
    label: "/",
    spoken: "quotient",
    torchName: "Div",
    inputs: ["A", "B"],
    f: (a, b) => a / b,
    slope: (input, a, b) => (input === 0 ? 1 / b : -a / (b * b)),
    write: ([a, b]) => quotient(a, b),
    writeSlope: (input, [a, b]) =>
      input === 0 ? quotient(number(1), b) : negative(quotient(a, call(square, b))),
    tex: { forward: "A / B", gradients: ["G / B", "-G \\odot A / B^2"] },
    words:
      "Divides the first by the second. On the way back the gradient of the numerator is that of the quotient over the denominator; of the denominator it is minus that, times the quotient.",
    reason: (_a, b) =>
      Math.abs(b) > 100 && Number.isFinite(b)
        ? { kind: "small", text: "it is divided by a large number" }
        : undefined,
    example: [
      [3, 2],
      [3, 2],
    ],
  }),
  ["divide", "true_divide", "div"],
  [0.3, 3],
);

export const code: OperationCode = {
  numpy: {
    forward: "A / B",
    backward: ["G / B", "-G * A / B**2"],
  },
};
