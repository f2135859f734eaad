import { initializers } from "../../../initializers";
import type { NetworkDocument, TrainableDocument } from "../../document";
import type { DataDocument } from "../../parts/data";
import type { TrainingSettings } from "../../parts/trainingSettings";
import { versioned, withoutUpdates } from "../../version";
import { setOptimizer } from "../editOptimizer";
import { blank, initialize } from "../initialize";
import { fittedToData } from "./fittedToData";

const twoCircles: DataDocument = {
  type: "twoCircles",
  count: 1100,
  seed: 7,
  noise: 0.05,
  radiusRatio: 0.5,
};

const settings: TrainingSettings = {
  split: { train: 700, validation: 200, test: 200, seed: 7 },
  standardize: false,
  axes: [1, 2],
  minibatch: 20,
  epochs: 500,
  seed: 1,
  initializer: initializers[0].id,
};

/** 2-8-2 tanh with softmax and cross-entropy, Adam 0.01, minibatches of 20, on 1,100 points of the two circles. */
export function twoCirclesDocument(): TrainableDocument {
  const network = blank([2, 8, 2], settings.seed);
  const [hidden, output] = network.layers;
  const shaped: NetworkDocument = {
    ...network,
    title: "Two circles",
    layers: [
      { ...hidden, activation: "tanh" },
      { ...output, activation: "softmax" },
    ],
    loss: { type: "crossEntropy", reduction: "mean" },
    // The point (1, 0) of the outer circle.
    batch: { inputs: [[1, 0]], targets: [[1, 0]] },
  };
  const drawn = initialize(settings.initializer, settings.seed)(shaped);
  const adam = setOptimizer("adam", { learningRate: 0.01 })(drawn);
  return versioned({ ...adam, dataset: twoCircles, training: settings }) as TrainableDocument;
}

/**
 * The document with data and settings of another one where it has none of its own, its inputs and outputs fitted.
 * Updates on the batch aren't part of training.
 * @param other by default the two circles and the usual settings
 */
export function trainable(
  opened: NetworkDocument,
  other: Pick<TrainableDocument, "dataset" | "training"> = { dataset: twoCircles, training: settings },
): TrainableDocument {
  const document = withoutUpdates(opened);
  if (document.dataset && document.training) return document as TrainableDocument;
  const { dataset, training } = other;
  // What a description says is about the batch.
  const { description: _description, ...network } = document;
  const completed = { ...network, dataset, training };
  return versioned(fittedToData(completed, undefined)) as TrainableDocument;
}
