import { texNumber } from "../../../math/format";
import type { Parameter } from "../../../math/parameter";
import { type Elementwise, elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import type { Op } from "../../op";
import type { Operation } from "../../operation";

/** What limits take as parameters. */
export const limits: readonly Parameter[] = [
  { name: "low", symbol: "l", meaning: "smallest number that is let through", default: -1, isLiteral: true },
  { name: "high", symbol: "h", meaning: "largest number that is let through", default: 1, isLiteral: true },
];

const rule: Elementwise = {
  id: "clip",
  parameters: limits,
  f: (z, { low, high }) => (z < low ? low : z > high ? high : z),
  derivative: (z, _y, { low, high }) => (z >= low && z <= high ? 1 : Number.isNaN(z) ? z : 0),
  tex: {
    f: "\\begin{cases} l & z < l \\\\ h & z > h \\\\ z & \\text{else} \\end{cases}",
    derivative: "[l \\le z \\le h]",
  },
  wholeSlope: ({ low, high }) =>
    `[${Number.isFinite(low) ? `${texNumber(low)} \\le ` : ""}Z${Number.isFinite(high) ? ` \\le ${texNumber(high)}` : ""}]`,
  binds: { derivative: "atom" },
  words: "Numbers outside the limits become the limit: nothing passes back there.",
  kinks: ({ low, high }) => [low, high].filter(Number.isFinite),
  off: () => "held at its limit",
};
const both = elementwise(rule);
const lowest = elementwise({
  ...rule,
  tex: { f: "\\begin{cases} l & z < l \\\\ z & \\text{else} \\end{cases}", derivative: "[l \\le z]" },
});
const highest = elementwise({
  ...rule,
  tex: { f: "\\begin{cases} h & z > h \\\\ z & \\text{else} \\end{cases}", derivative: "[z \\le h]" },
});

/** Limits that are given; infinite where there is none. At a limit itself the slope is 1, as PyTorch's. */
const clip: Operation & { create(low: number, high: number): Op } = {
  id: "clip",
  names: ["clip", "clamp"],
  create: (low, high) =>
    (high === Number.POSITIVE_INFINITY ? lowest : low === Number.NEGATIVE_INFINITY ? highest : both).create({
      low,
      high,
    }),
  examples: [
    { op: both.create({ low: -0.7, high: 1.1 }) },
    { op: lowest.create({ low: -0.7, high: Number.POSITIVE_INFINITY }) },
    { op: highest.create({ low: Number.NEGATIVE_INFINITY, high: 1.1 }) },
  ],
};

export default clip;

export const code: Code = {
  numpy: { forward: "np.clip(z, low, high)", backward: "g * ((z >= low) & (z <= high))" },
  pytorch: "torch.clamp(z, low, high)",
};
