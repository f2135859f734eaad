import { call } from "../../../math/expressions/expression";
import { broadcast } from "../../factories/broadcast";
import type { Op } from "../../op";
import type { Operation } from "../../operation";
import type { OperationCode } from "../../operationCode";
import { chosen, chosenSlope } from "./choices";

const op = broadcast({
  id: "where",
  inputs: ["C", "A", "B"],
  isChoice: true,
  f: (c, a, b) => (c !== 0 ? a : b),
  slope: (input, c) => (input === 0 ? 0 : (c !== 0) === (input === 1) ? 1 : 0),
  write: ([c, a, b]) => call(chosen, c, a, b),
  writeSlope: (input, of) => chosenSlope(of, input),
  tex: {
    forward: "\\operatorname{where}(C, A, B)",
    gradients: ["0", "G \\odot [C \\ne 0]", "G \\odot [C = 0]"],
  },
  words:
    "Takes the first where the condition holds and the second elsewhere: only what is taken gets the gradient.",
  example: [
    [3, 2],
    [3, 2],
    [3, 2],
  ],
});

const where: Operation & { readonly op: Op } = {
  id: "where",
  names: ["where"],
  op,
  examples: [{ op }, { op: { ...op, example: [[3, 1], [], [2]] } }],
};

export default where;

export const code: OperationCode = {
  numpy: {
    forward: "np.where(C, A, B)",
    backward: ["0 * G", "np.where(C, G, 0)", "np.where(C, 0, G)"],
  },
  pytorch: "torch.where(C != 0, A, B)",
};
