import { biasAfterActivation } from "./activation/biasAfterActivation";
import { missingActivation } from "./activation/missingActivation";
import { wrongActivation } from "./activation/wrongActivation";
import { wrongSoftmax } from "./activation/wrongSoftmax";
import { exchangedSettings } from "./anywhere/exchangedSettings";
import { missingPart } from "./anywhere/missingPart";
import { missingSetting } from "./anywhere/missingSetting";
import { otherQuantity } from "./anywhere/otherQuantity";
import { takenAsZero } from "./anywhere/takenAsZero";
import { wrongFactor } from "./anywhere/wrongFactor";
import { wrongSign } from "./anywhere/wrongSign";
import { extraFactor } from "./arrays/extraFactor";
import { extraTerm } from "./arrays/extraTerm";
import { missingFactor } from "./arrays/missingFactor";
import { missingSum } from "./arrays/missingSum";
import { otherProduct } from "./arrays/otherProduct";
import { overwritten } from "./arrays/overwritten";
import { shape } from "./arrays/shape";
import { absoluteGradient } from "./averages/absoluteGradient";
import { epsilonInRoot } from "./averages/epsilonInRoot";
import { epsilonUncorrected } from "./averages/epsilonUncorrected";
import { noBiasCorrection } from "./averages/noBiasCorrection";
import { noLookAhead } from "./averages/noLookAhead";
import { noRoot } from "./averages/noRoot";
import { oldSlotForgotten } from "./averages/oldSlotForgotten";
import { slotGain } from "./averages/slotGain";
import { slotSign } from "./averages/slotSign";
import { wrongStepNumber } from "./averages/wrongStepNumber";
import type { Mistake } from "./contract/mistake";
import type { InExpression } from "./formula/inExpression";
import type { FormulaMistake } from "./formula/trial";
import { biasInput } from "./gradient/biasInput";
import { missingDelta } from "./gradient/missingDelta";
import { otherDelta } from "./gradient/otherDelta";
import { otherGradient } from "./gradient/otherGradient";
import { transposedGradient } from "./gradient/transposedGradient";
import type { InLine } from "./lines/inLine";
import { wrongErrorTerm } from "./loss/wrongErrorTerm";
import { wrongLoss } from "./loss/wrongLoss";
import { wrongTarget } from "./loss/wrongTarget";
import type { InNetwork } from "./pass/network";
import type { InProgram } from "./pass/situation";
import { decayOnBias } from "./penalty/decayOnBias";
import { missingPenalty } from "./penalty/missingPenalty";
import { penaltyOnBias } from "./penalty/penaltyOnBias";
import { penaltySlope } from "./penalty/penaltySlope";
import { missingSlope } from "./slope/missingSlope";
import { slopeAfterFusion } from "./slope/slopeAfterFusion";
import { slopeAfterWeights } from "./slope/slopeAfterWeights";
import { slopeElsewhere } from "./slope/slopeElsewhere";
import { slopeTimesSum } from "./slope/slopeTimesSum";
import { slopeTwice } from "./slope/slopeTwice";
import { wrongSlope } from "./slope/wrongSlope";
import { exchangedFactors } from "./sums/exchangedFactors";
import { missingTerm } from "./sums/missingTerm";
import { oneTermOnly } from "./sums/oneTermOnly";
import { sumsMultiplied } from "./sums/sumsMultiplied";
import { wrongTermSign } from "./sums/wrongTermSign";
import { missingLearningRate } from "./update/missingLearningRate";
import { plainStep } from "./update/plainStep";
import { stepAlone } from "./update/stepAlone";
import { stepByExamples } from "./update/stepByExamples";
import { uphill } from "./update/uphill";
import { missingBias } from "./weightedSum/missingBias";
import { missingInput } from "./weightedSum/missingInput";
import { missingWeights } from "./weightedSum/missingWeights";
import { otherBias } from "./weightedSum/otherBias";
import { otherInput } from "./weightedSum/otherInput";
import { otherUnitsWeights } from "./weightedSum/otherUnitsWeights";
import { transposedWeights } from "./weightedSum/transposedWeights";
import { updatedWeights } from "./weightedSum/updatedWeights";

/** All mistakes that are known, of numbers, of the passes of networks and of programs alike, one file each. */
export const knownMistakes = {
  absoluteGradient,
  biasAfterActivation,
  biasInput,
  decayOnBias,
  epsilonInRoot,
  epsilonUncorrected,
  exchangedFactors,
  exchangedSettings,
  extraFactor,
  extraTerm,
  missingActivation,
  missingBias,
  missingDelta,
  missingFactor,
  missingInput,
  missingLearningRate,
  missingPart,
  missingPenalty,
  missingSetting,
  missingSlope,
  missingSum,
  missingTerm,
  missingWeights,
  noBiasCorrection,
  noLookAhead,
  noRoot,
  oldSlotForgotten,
  oneTermOnly,
  otherBias,
  otherDelta,
  otherGradient,
  otherInput,
  otherProduct,
  otherQuantity,
  otherUnitsWeights,
  overwritten,
  penaltyOnBias,
  penaltySlope,
  plainStep,
  shape,
  slopeAfterFusion,
  slopeAfterWeights,
  slopeElsewhere,
  slopeTimesSum,
  slopeTwice,
  slotGain,
  slotSign,
  stepAlone,
  stepByExamples,
  sumsMultiplied,
  takenAsZero,
  transposedGradient,
  transposedWeights,
  updatedWeights,
  uphill,
  wrongActivation,
  wrongErrorTerm,
  wrongFactor,
  wrongLoss,
  wrongSign,
  wrongSlope,
  wrongSoftmax,
  wrongStepNumber,
  wrongTarget,
  wrongTermSign,
};

export type KnownMistake = keyof typeof knownMistakes;

const all = Object.entries(knownMistakes) as readonly (readonly [KnownMistake, Mistake])[];

const byRank = (one: { readonly rank: number }, other: { readonly rank: number }) => one.rank - other.rank;

/** Those that are tried in the formula of one number. */
export const formulaMistakes: readonly FormulaMistake[] = all.flatMap(
  ([, { id, label, words, inFormula }]) => (inFormula ? [{ id, label, words, ...inFormula }] : []),
);

/** A mistake that is made throughout a network's backward pass. */
export interface Bug extends InNetwork {
  /** The mistake's id; of several ways to make it with the way behind: `missingSlope.hidden`. */
  readonly id: string;
  readonly mistake: KnownMistake;
}

/** Those that a network's backward pass is tried with, in the order of the menus. */
export const bugs: readonly Bug[] = all
  .flatMap(([mistake, { inPass }]) =>
    (inPass?.ofNetwork ?? []).map((one) => ({
      ...one,
      mistake,
      id: one.way === undefined ? mistake : `${mistake}.${one.way}`,
    })),
  )
  .sort(byRank);

/** Those that are tried at an operation of a program's graph, in the order in which they are tried. */
export const programMistakes: readonly (InProgram & { readonly mistake: KnownMistake })[] = all
  .flatMap(([mistake, { inPass }]) => (inPass?.ofProgram ?? []).map((one) => ({ ...one, mistake })))
  .sort(byRank);

/** Those that are tried in the formula of a program's line, in the order in which they are tried. */
export const expressionMistakes: readonly (InExpression & { readonly mistake: KnownMistake })[] = all
  .flatMap(([mistake, { inExpression }]) => (inExpression ? [{ ...inExpression, mistake }] : []))
  .sort(byRank);

/** Those that are undone in a program's lines, in the order in which that is tried. */
export const lineMistakes: readonly (InLine & { readonly mistake: KnownMistake })[] = all
  .flatMap(([mistake, { inLine = [] }]) => inLine.map((one) => ({ ...one, mistake })))
  .sort(byRank);
