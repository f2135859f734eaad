import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "ceil",
  f: Math.ceil,
  derivative: () => 0,
  tex: { f: "\\lceil z \\rceil", derivative: "0" },
  binds: { f: "atom", derivative: "atom" },
  words: "The next whole number above; it is flat between its jumps, so that nothing passes back.",
  nearestJump: (z) => Math.round(z),
  off: () => "flat between its jumps",
});

export default unary(rule, ["ceil"]);

export const code: Code = {
  numpy: { forward: "np.ceil(z)", backward: "0 * g" },
  pytorch: "torch.ceil(z)",
};
