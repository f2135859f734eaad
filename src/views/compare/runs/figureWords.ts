import { type DecidingFigure, decidingFigures } from "../../../engine/document/parts/sweepDocument";

interface FigureWords {
  readonly label: string;
  /** Of which points it is. */
  readonly part: "validation" | "train";
  readonly isLoss: boolean;
}

/** What a figure that decides is called, and what it is. */
export const figureWords: Readonly<Record<DecidingFigure["figure"], FigureWords>> = {
  validationLoss: { label: "validation loss", part: "validation", isLoss: true },
  validationError: { label: "validation error", part: "validation", isLoss: false },
  trainLoss: { label: "training loss", part: "train", isLoss: true },
  trainError: { label: "training error", part: "train", isLoss: false },
};

/** The same as a menu has them. */
export const figureChoices = decidingFigures.map((id) => ({ id, ...figureWords[id] }));
