import { call } from "../../../math/expressions/expression";
import { binary } from "../../factories/binary";
import { broadcast } from "../../factories/broadcast";
import type { OperationCode } from "../../operationCode";
import { largest, shareOf } from "./choices";

export default binary(
  broadcast({
    id: "maximum",
    inputs: ["A", "B"],
    f: (a, b) => Math.max(a, b),
    isChoice: true,
    slope: (input, a, b) => (a === b ? 0.5 : a > b === (input === 0) ? 1 : 0),
    write: ([a, b]) => call(largest, a, b),
    writeSlope: (input, of) => shareOf("max", of, input),
    tex: {
      forward: "\\max(A, B)",
      gradients: ["G \\odot [A > B]", "G \\odot [B > A]"],
    },
    words:
      "Takes the larger of the two, which gets the whole gradient, the other nothing; equal ones get half each, as in PyTorch.",
    kink: (a, b) => a - b,
    reason: (a, b) =>
      a === b
        ? { kind: "kink", text: "half of it, because both are equal, as in PyTorch" }
        : a < b
          ? { kind: "off", text: "the other one is larger" }
          : undefined,
    example: [
      [3, 2],
      [3, 2],
    ],
  }),
  ["maximum"],
);

export const code: OperationCode = {
  numpy: {
    forward: "np.maximum(A, B)",
    backward: ["G * ((A > B) + 0.5 * (A == B))", "G * ((B > A) + 0.5 * (A == B))"],
  },
};
