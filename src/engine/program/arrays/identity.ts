import activation from "../../activations/identity";
import type { Op } from "../../ops/op";

/** A copy: the gradient passes as it is. */
const identity: Op = {
  ...activation.create({}),
  id: "copy",
  words: "A copy with its own numbers; the gradient passes as it is.",
};

export default identity;
