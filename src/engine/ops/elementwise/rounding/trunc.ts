import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "trunc",
  f: Math.trunc,
  derivative: () => 0,
  tex: { f: "\\operatorname{trunc}(z)", derivative: "0" },
  binds: { f: "atom", derivative: "atom" },
  words: "Cuts off the fraction; it is flat between its jumps, so that nothing passes back.",
  nearestJump: (z) => Math.round(z) || (z < 0 ? -1 : 1),
  off: () => "flat between its jumps",
});

export default unary(rule, ["trunc", "fix"]);

export const code: Code = {
  numpy: { forward: "np.trunc(z)", backward: "0 * g" },
  pytorch: "torch.trunc(z)",
};
