import type { BuiltIn } from "../function";
import { binaryLoss, binaryWithLogits } from "./binaryCrossEntropy";
import { crossEntropy, nllLoss } from "./crossEntropy";
import { distances } from "./distances";
import { divergence } from "./divergence";

export const lossFunctions: readonly BuiltIn[] = [
  ...distances,
  divergence,
  crossEntropy,
  nllLoss,
  binaryLoss,
  binaryWithLogits,
];
