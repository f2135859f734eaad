import { type DecidingFigure, decidingFigures } from "../../../engine/document/parts/sweepDocument";

/** What a figure that decides is called. */
export const figureWords: Readonly<Record<DecidingFigure["figure"], string>> = {
  validationLoss: "validation loss",
  validationError: "validation error",
  trainLoss: "training loss",
  trainError: "training error",
};

/** The same as a menu has them. */
export const figureChoices = decidingFigures.map((id) => ({ id, label: figureWords[id] }));
