import type { Edit, TrainableDocument } from "../../../src/engine/document/document";
import { setOptimizer, setUnits } from "../../../src/engine/document/edit/edit";
import {
  restarted,
  setSplit,
  setTraining,
  twoCirclesDocument,
} from "../../../src/engine/document/edit/train/editTraining";
import { TrainingSession } from "../../../src/engine/training/session";

/** The two circles, edited, at the start of a run. */
export function circles(...edits: readonly Edit[]): TrainableDocument {
  const first = twoCirclesDocument();
  const edited = edits.reduce((document, edit) => edit(document) as TrainableDocument, first);
  return restarted(first, edited);
}

/** A small run: 2-4-2 on 45 training points with minibatches of 20, the last one of 5. */
export const few: readonly Edit[] = [
  setUnits(0, 4),
  setSplit("train", 45),
  setSplit("validation", 30),
  setSplit("test", 25),
  setTraining({ epochs: 40 }),
  setOptimizer("adam", { learningRate: 0.05 }),
];

/** Trains so many epochs, or until the session stops by itself. */
export function train(session: TrainingSession, epochs = Number.POSITIVE_INFINITY): TrainingSession {
  session.run();
  session.work(() => 0, 1, epochs);
  return session;
}

export const trained = (...edits: readonly Edit[]) => train(new TrainingSession(circles(...few, ...edits)));
