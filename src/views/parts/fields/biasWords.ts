import type { BiasMode } from "../../../engine/document/document";

/** How many biases a layer has, in the order of the menu. */
export const biasWords: Readonly<Record<BiasMode, string>> = {
  perUnit: "one per unit",
  shared: "one, shared",
  none: "none",
};
