import type { Parameter } from "../../math/parameter";

/** PyTorch's `pos_weight`, one for all outputs. */
export const positiveWeight: Parameter = {
  name: "positiveWeight",
  symbol: "p",
  meaning: "how much the part of the targets of 1 counts, beside that of the targets of 0",
  default: 1,
  above: 0,
  since: 4,
};
