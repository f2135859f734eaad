import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "floor",
  f: Math.floor,
  derivative: () => 0,
  tex: { f: "\\lfloor z \\rfloor", derivative: "0" },
  binds: { f: "atom", derivative: "atom" },
  words: "The next whole number below; it is flat between its jumps, so that nothing passes back.",
  nearestJump: (z) => Math.round(z),
  off: () => "flat between its jumps",
});

export default unary(rule, ["floor"]);

export const code: Code = {
  numpy: { forward: "np.floor(z)", backward: "0 * g" },
  pytorch: "torch.floor(z)",
};
