import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";
import { toEven } from "./toEven";

const rule = elementwise({
  id: "rint",
  torchName: "Round",
  f: toEven,
  derivative: () => 0,
  tex: { f: "\\operatorname{round}(z)", derivative: "0" },
  binds: { f: "atom", derivative: "atom" },
  words:
    "The nearest whole number, of two the even one; it is flat between its jumps, so that nothing passes back.",
  nearestJump: (z) => Math.floor(z) + 0.5,
  off: () => "flat between its jumps",
});

export default unary(rule, ["rint"]);

export const code: Code = {
  numpy: { forward: "np.rint(z)", backward: "0 * g" },
  pytorch: "torch.round(z)",
};
