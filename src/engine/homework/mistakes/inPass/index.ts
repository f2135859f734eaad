import type { Bug } from "./bug";
import forgottenMean from "./loss/forgottenMean";
import lastExampleOnly from "./loss/lastExampleOnly";
import outputsMean from "./loss/outputsMean";
import squareFactor from "./loss/squareFactor";
import wrongSign from "./loss/wrongSign";
import missingPenalty from "./penalty/missingPenalty";
import penaltyOnBiases from "./penalty/penaltyOnBiases";
import penaltyWithoutTwo from "./penalty/penaltyWithoutTwo";
import missingSlope from "./slope/missingSlope";
import missingSlopeHidden from "./slope/missingSlopeHidden";
import missingSlopeOutput from "./slope/missingSlopeOutput";
import slopeAfterFusion from "./slope/slopeAfterFusion";
import slopeAtOutput from "./slope/slopeAtOutput";
import slopeTwice from "./slope/slopeTwice";
import sumInSlope from "./slope/sumInSlope";
import missingLearningRate from "./update/missingLearningRate";
import uphill from "./update/uphill";
import exchangedDeltas from "./weightedSum/exchangedDeltas";
import exchangedWeights from "./weightedSum/exchangedWeights";
import firstChildOnly from "./weightedSum/firstChildOnly";
import missingInput from "./weightedSum/missingInput";
import missingWeights from "./weightedSum/missingWeights";
import ownChildOnly from "./weightedSum/ownChildOnly";
import sharedBiasOnce from "./weightedSum/sharedBiasOnce";
import sumAsInput from "./weightedSum/sumAsInput";
import transposedGradient from "./weightedSum/transposedGradient";
import transposedWeights from "./weightedSum/transposedWeights";
import updatedWeights from "./weightedSum/updatedWeights";

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
