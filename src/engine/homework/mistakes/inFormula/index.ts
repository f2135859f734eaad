import absoluteGradient from "./absoluteGradient";
import biasAfterActivation from "./biasAfterActivation";
import biasInput from "./biasInput";
import decayOnBias from "./decayOnBias";
import epsilonInRoot from "./epsilonInRoot";
import epsilonUncorrected from "./epsilonUncorrected";
import exchangedFactors from "./exchangedFactors";
import exchangedSettings from "./exchangedSettings";
import missingActivation from "./missingActivation";
import missingBias from "./missingBias";
import missingDelta from "./missingDelta";
import missingInput from "./missingInput";
import missingLearningRate from "./missingLearningRate";
import missingPart from "./missingPart";
import missingPenalty from "./missingPenalty";
import missingSetting from "./missingSetting";
import missingSlope from "./missingSlope";
import missingTerm from "./missingTerm";
import missingWeights from "./missingWeights";
import type { Mistake } from "./mistake";
import noBiasCorrection from "./noBiasCorrection";
import noLookAhead from "./noLookAhead";
import noRoot from "./noRoot";
import oldSlotForgotten from "./oldSlotForgotten";
import oneTermOnly from "./oneTermOnly";
import otherBias from "./otherBias";
import otherDelta from "./otherDelta";
import otherGradient from "./otherGradient";
import otherInput from "./otherInput";
import otherQuantity from "./otherQuantity";
import otherUnitsWeights from "./otherUnitsWeights";
import penaltyOnBias from "./penaltyOnBias";
import penaltySlope from "./penaltySlope";
import plainStep from "./plainStep";
import slopeAfterFusion from "./slopeAfterFusion";
import slopeAfterWeights from "./slopeAfterWeights";
import slopeElsewhere from "./slopeElsewhere";
import slopeTimesSum from "./slopeTimesSum";
import slopeTwice from "./slopeTwice";
import slotGain from "./slotGain";
import slotSign from "./slotSign";
import stepAlone from "./stepAlone";
import stepByExamples from "./stepByExamples";
import sumsMultiplied from "./sumsMultiplied";
import takenAsZero from "./takenAsZero";
import transposedGradient from "./transposedGradient";
import transposedWeights from "./transposedWeights";
import updatedWeights from "./updatedWeights";
import uphill from "./uphill";
import wrongActivation from "./wrongActivation";
import wrongErrorTerm from "./wrongErrorTerm";
import wrongFactor from "./wrongFactor";
import wrongLoss from "./wrongLoss";
import wrongSign from "./wrongSign";
import wrongSlope from "./wrongSlope";
import wrongSoftmax from "./wrongSoftmax";
import wrongStepNumber from "./wrongStepNumber";
import wrongTarget from "./wrongTarget";
import wrongTermSign from "./wrongTermSign";

/** All mistakes that are tried, one file each. */
export const mistakes: readonly Mistake[] = [
  absoluteGradient,
  biasAfterActivation,
  biasInput,
  decayOnBias,
  epsilonInRoot,
  epsilonUncorrected,
  exchangedFactors,
  exchangedSettings,
  missingActivation,
  missingBias,
  missingDelta,
  missingInput,
  missingLearningRate,
  missingPart,
  missingPenalty,
  missingSetting,
  missingSlope,
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
  otherQuantity,
  otherUnitsWeights,
  penaltyOnBias,
  penaltySlope,
  plainStep,
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
];
