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
import { biasInput } from "./gradient/biasInput";
import { missingDelta } from "./gradient/missingDelta";
import { otherDelta } from "./gradient/otherDelta";
import { otherGradient } from "./gradient/otherGradient";
import { transposedGradient } from "./gradient/transposedGradient";
import { wrongErrorTerm } from "./loss/wrongErrorTerm";
import { wrongLoss } from "./loss/wrongLoss";
import { wrongTarget } from "./loss/wrongTarget";
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

/**
 * All mistakes that are known, of numbers, of backward passes of networks and of programs alike, one file each: what judges
 * answers, tries backward passes and reads code takes ids and words from here.
 */
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
