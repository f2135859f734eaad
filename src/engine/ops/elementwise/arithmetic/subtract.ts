import { difference, number } from "../../../math/expressions/expression";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";

const rule = broadcast({
  id: "subtract",
  label: "−",
  spoken: "difference",
  torchName: "Sub",
  inputs: ["A", "B"],
  f: (a, b) => a - b,
  slope: (input) => (input === 0 ? 1 : -1),
  write: ([a, b]) => difference(a, b),
  writeSlope: (input) => number(input === 0 ? 1 : -1),
  tex: { forward: "A - B", gradients: ["G", "-G"] },
  words:
    "Takes the second from the first. On the way back the gradient of the first is that of the difference, and of the second minus that.",
  example: [
    [3, 2],
    [3, 2],
  ],
});

export default binary({ ...rule, isDifference: true }, ["subtract", "sub"]);

export const code: OperationCode = {
  numpy: {
    forward: "A - B",
    backward: ["G", "-G"],
  },
};
