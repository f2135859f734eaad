import type { Loss } from "../ops/loss/loss";
import binaryCrossEntropy from "./binaryCrossEntropy";
import binaryCrossEntropyWithLogits from "./binaryCrossEntropyWithLogits";
import crossEntropy from "./crossEntropy";
import halfSquaredError from "./halfSquaredError";
import hinge from "./hinge";
import huber from "./huber";
import meanAbsoluteError from "./meanAbsoluteError";
import meanSquaredError from "./meanSquaredError";
import multiclassHinge from "./multiclassHinge";
import softmaxCrossEntropy from "./softmaxCrossEntropy";

/** All losses, in the order of the menus. */
export const losses: readonly Loss[] = [
  halfSquaredError,
  meanSquaredError,
  meanAbsoluteError,
  huber,
  crossEntropy,
  softmaxCrossEntropy,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  hinge,
  multiclassHinge,
];
