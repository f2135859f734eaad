import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import type { Op } from "../../op";
import type { Operation } from "../../operation";
import { limits } from "./clip";

const rule = elementwise({
  id: "hardtanh",
  parameters: limits,
  f: (z, { low, high }) => (z < low ? low : z > high ? high : z),
  derivative: (z, _y, { low, high }) => (z > low && z < high ? 1 : Number.isNaN(z) ? z : 0),
  tex: {
    f: "\\begin{cases} l & z < l \\\\ h & z > h \\\\ z & \\text{else} \\end{cases}",
    derivative: "[l < z < h]",
  },
  binds: { derivative: "atom" },
  words: "Numbers outside the limits become the limit: nothing passes back there, nor at a limit itself.",
  kinks: ({ low, high }) => [low, high],
  off: () => "held at its limit",
});

/** Limits that are given. At a limit itself the slope is 0, as PyTorch's; that of its clamp is 1. */
const hardtanh: Operation & { create(low: number, high: number): Op } = {
  id: "hardtanh",
  names: ["hardtanh"],
  create: (low, high) => rule.create({ low, high }),
  examples: [{ op: rule.create({ low: -0.7, high: 1.1 }) }],
};

export default hardtanh;

export const code: Code = {
  numpy: { forward: "np.clip(z, low, high)", backward: "g * ((z > low) & (z < high))" },
  pytorch: "F.hardtanh(z, low, high)",
};
