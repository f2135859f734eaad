import { product } from "../../../math/expressions/expression";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

export default binary(
  broadcast({
    id: "multiply",
    label: "·",
    spoken: "product",
    torchName: "Mul",
    inputs: ["A", "B"],
    f: (a, b) => a * b,
    slope: (input, a, b) => (input === 0 ? b : a),
    write: ([a, b]) => product(a, b),
    writeSlope: (input, [a, b]) => (input === 0 ? b : a),
    tex: { forward: "A \\odot B", gradients: ["G \\odot B", "G \\odot A"] },
    words:
      "Multiplies the two. On the way back the gradient of each is that of the product, times the other factor.",
    reason: (_a, b) => (b === 0 ? { kind: "off", text: "the other factor is 0" } : undefined),
    example: [
      [3, 2],
      [3, 2],
    ],
  }),
  ["multiply", "mul"],
);

export const code: OperationCode = {
  numpy: {
    forward: "A * B",
    backward: ["G * B", "G * A"],
  },
};
