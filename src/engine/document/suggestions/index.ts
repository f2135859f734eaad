import activationOfLoss from "./activationOfLoss";
import lossOfActivation from "./lossOfActivation";
import rateOfOptimizer from "./rateOfOptimizer";
import sizeOfSteps from "./sizeOfSteps";
import type { Suggestion } from "./suggestion";

/** All suggestions; the first that has something to offer is shown. */
export const suggestions: readonly Suggestion[] = [
  lossOfActivation,
  activationOfLoss,
  rateOfOptimizer,
  sizeOfSteps,
];
