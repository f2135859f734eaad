import type { Activation } from "../ops/elementwise";
import { softmax as op } from "../ops/softmax";

const softmax: Activation = {
  id: op.id,
  label: "softmax",
  parameters: [],
  words: op.words,
  create: () => op,
};
export default softmax;
