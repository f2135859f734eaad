import { number, sum } from "../../../math/expressions/expression";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

export default binary(
  broadcast({
    id: "add",
    label: "+",
    spoken: "sum",
    inputs: ["A", "B"],
    f: (a, b) => a + b,
    slope: () => 1,
    write: ([a, b]) => sum([a, b]),
    writeSlope: () => number(1),
    tex: { forward: "A + B", gradients: ["G", "G"] },
    words: "Adds the two. On the way back the gradient of each is that of the sum.",
    example: [
      [3, 2],
      [3, 2],
    ],
  }),
  ["add"],
);

export const code: OperationCode = {
  numpy: {
    forward: "A + B",
    backward: ["G", "G"],
  },
};
