import type { Parameter } from "../math/parameter";

/** How much of a velocity, which adds up gradients, is kept from step to step. */
export const velocityDecay = (name: string, symbol: string): Parameter => ({
  name,
  symbol,
  meaning: "how much of the velocity stays",
  default: 0.9,
  minimum: 0,
  below: 1,
});
