import type { Activation } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";
import { softmax as op } from "../ops/softmax";

const softmax: Activation = {
  id: op.id,
  label: "softmax",
  parameters: [],
  words: op.words,
  range: () => [0, 1],
  create: () => op,
};
export default softmax;

export const code: Code = {
  numpy: {
    forward: [
      "powers = np.exp(z - z.max(axis=1, keepdims=True))  # which changes nothing in the quotient",
      "powers / powers.sum(axis=1, keepdims=True)",
    ].join("\n"),
    backward: "y * (g - (g * y).sum(axis=1, keepdims=True))",
  },
  pytorch: "torch.softmax(z, dim=1)",
};
