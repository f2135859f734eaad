import missingSlope from "./missingSlope";
import missingTerm from "./missingTerm";
import otherInput from "./otherInput";
import type { ClaimMistake } from "./situation";
import transposedGradient from "./transposedGradient";
import transposedWeights from "./transposedWeights";
import updatedWeights from "./updatedWeights";
import wrongFactor from "./wrongFactor";
import wrongSign from "./wrongSign";
import wrongSlope from "./wrongSlope";

/** Known mistakes, those that are tried first in front: of two that give the same numbers the first is named. */
export const claimMistakes: readonly ClaimMistake[] = [
  wrongSign,
  missingSlope,
  updatedWeights,
  transposedGradient,
  transposedWeights,
  missingTerm,
  otherInput,
  wrongSlope,
  wrongFactor,
];
