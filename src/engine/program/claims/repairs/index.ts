import type { Repair } from "../changes/edit";
import { accumulation, penaltyBehind, repeatedIndices, target } from "./accumulation";
import { exchangedNames } from "./exchangedNames";
import { constantFactors, termFactors } from "./factors";
import { missingFactors } from "./missingFactors";
import { missingGradients } from "./missingGradients";
import { missingTerms } from "./missingTerms";
import { otherNames } from "./otherNames";
import { products } from "./products";
import { signs } from "./signs";
import { slopes } from "./slopes";
import { softmaxes } from "./softmaxes";
import { sums } from "./sums";
import { transposes } from "./transposes";

/** What undoes known mistakes, the likeliest first: of two that make a line right the first is told. */
export const repairs: readonly Repair[] = [
  accumulation,
  repeatedIndices,
  target,
  signs,
  constantFactors,
  products,
  transposes,
  sums,
  otherNames,
  slopes,
  exchangedNames,
  softmaxes,
  termFactors,
  missingFactors,
  missingTerms,
  penaltyBehind,
  missingGradients,
];
