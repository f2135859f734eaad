import type { Bug } from "./bug";
import exchangedDeltas from "./exchangedDeltas";
import exchangedWeights from "./exchangedWeights";
import firstChildOnly from "./firstChildOnly";
import forgottenMean from "./forgottenMean";
import lastExampleOnly from "./lastExampleOnly";
import missingInput from "./missingInput";
import missingLearningRate from "./missingLearningRate";
import missingPenalty from "./missingPenalty";
import missingSlope from "./missingSlope";
import missingSlopeHidden from "./missingSlopeHidden";
import missingSlopeOutput from "./missingSlopeOutput";
import missingWeights from "./missingWeights";
import outputsMean from "./outputsMean";
import ownChildOnly from "./ownChildOnly";
import penaltyOnBiases from "./penaltyOnBiases";
import penaltyWithoutTwo from "./penaltyWithoutTwo";
import sharedBiasOnce from "./sharedBiasOnce";
import slopeAfterFusion from "./slopeAfterFusion";
import slopeAtOutput from "./slopeAtOutput";
import slopeTwice from "./slopeTwice";
import squareFactor from "./squareFactor";
import sumAsInput from "./sumAsInput";
import sumInSlope from "./sumInSlope";
import transposedGradient from "./transposedGradient";
import transposedWeights from "./transposedWeights";
import updatedWeights from "./updatedWeights";
import uphill from "./uphill";
import wrongSign from "./wrongSign";

/** All bugs, in the order of the menus. */
export const bugs: readonly Bug[] = [
  missingSlope,
  missingSlopeHidden,
  missingSlopeOutput,
  slopeTwice,
  slopeAfterFusion,
  slopeAtOutput,
  sumInSlope,
  wrongSign,
  squareFactor,
  outputsMean,
  forgottenMean,
  lastExampleOnly,
  firstChildOnly,
  ownChildOnly,
  exchangedWeights,
  exchangedDeltas,
  transposedWeights,
  transposedGradient,
  missingWeights,
  missingInput,
  sumAsInput,
  updatedWeights,
  sharedBiasOnce,
  missingPenalty,
  penaltyWithoutTwo,
  penaltyOnBiases,
  uphill,
  missingLearningRate,
];
