import type { Pictures } from "../../datasets/pictures/pictures";
import type { Change } from "../../document/changes";
import { type TrainableDocument, withoutPenalty } from "../../document/document";
import { remedied, restarted } from "../../document/edit/train/editTraining";
import { trainingFaults } from "../../document/faults/trainingFaults";
import { compile } from "../../network/compile";
import { createPlan, loadParameters, type Plan } from "../../pass/plans/plan";
import { prepareData } from "../data/prepareData";
import type { PreparedData } from "../data/preparedData";
import { examplesOfPart } from "../data/seenExamples";
import { goOnFrom, type Moment } from "../run/moment";
import { Evaluator } from "../trainer/evaluator";
import { Trainer } from "../trainer/trainer";
import type { TriedOutcome } from "./evidence";

/** So many examples times parameters are tried at most: about a twentieth of a second. */
const mostWork = 5e6;
/** Epochs that are tried at most. */
const mostEpochs = 80;

/** How many epochs of a run can be tried; 0 where already one takes too long. */
export function affordable({ layers }: TrainableDocument, examples: number): number {
  const parameters = layers.reduce((sum, { weights, bias }) => sum + weights.flat().length + bias.length, 0);
  return Math.min(mostEpochs, Math.floor(mostWork / (examples * Math.max(20, parameters))));
}

/** The document with changes. */
export const changed = (document: TrainableDocument, changes: readonly Change[]): TrainableDocument =>
  remedied(changes)(document) as TrainableDocument;

/** The same at the start of its run. Nothing where it can't be trained. */
export function changedAtStart(
  document: TrainableDocument,
  changes: readonly Change[],
): TrainableDocument | undefined {
  const start = restarted(document, changed(document, changes));
  return trainingFaults(start).length > 0 ? undefined : start;
}

/** What a run is tried with. */
interface TriedRun {
  readonly document: TrainableDocument;
  readonly data: PreparedData;
  readonly seed: number;
  /** Where it goes on from; without it, it begins. */
  readonly from?: { readonly moment: Moment; readonly next: number };
}

/** Trains for so many epochs, and scores the training examples. */
export function tryOut({ document, data, seed, from }: TriedRun, epochs: number): TriedOutcome {
  const plain = withoutPenalty(document);
  const root: Plan = createPlan(compile(plain), 1, { inputGradients: false });
  loadParameters(root, document);
  const examples = examplesOfPart(data, "train");
  const { minibatch } = document.training;
  const size = minibatch === "full" ? examples.count : Math.min(minibatch, examples.count);
  const trainer = new Trainer(document, examples, size, seed, { parametersOf: root });
  if (from) goOnFrom(trainer, from.moment, from.next);
  for (let epoch = 0; epoch < epochs; epoch++) {
    trainer.epoch();
    if (!root.parameters.every(Number.isFinite)) break;
  }
  const score = { loss: Number.NaN, error: Number.NaN };
  new Evaluator(plain, root, examples, data.task.kind === "regression").score(score);
  return { epochs, ...score };
}

/**
 * A run of another document from its start.
 * @param before the data of the one that is open, which have the pictures where it has any
 */
export const tryFromStart = (
  document: TrainableDocument,
  before: PreparedData,
  epochs: number,
  seed: number,
): TriedOutcome => tryOut({ document, data: prepareData(document, picturesIn(before)), seed }, epochs);

/** The pictures that data were prepared from, where they are that. */
function picturesIn({ inputs, labels }: PreparedData): Pictures | undefined {
  return inputs instanceof Uint8Array && labels
    ? { pixels: inputs, labels: Uint8Array.from(labels) }
    : undefined;
}
