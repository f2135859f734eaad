import type { LayerDocument, NetworkDocument, TrainableDocument } from "../../document";
import type { TrainingSettings } from "../../parts/trainingSettings";
import { initialize } from "../initialize";

/** The settings that can change in the middle of a run. */
const live: readonly (keyof TrainingSettings)[] = ["minibatch", "epochs", "patience", "stopAtError", "axes"];

/** Whether a run of the one document can go on with the other: nothing but its pace and its end differs. */
export function fitsRunning(before: NetworkDocument, after: NetworkDocument): boolean {
  return (
    (before.dataset === after.dataset || same(before.dataset, after.dataset)) &&
    same(before.loss, after.loss) &&
    same(before.inputs, after.inputs) &&
    same(fixed(before.training), fixed(after.training)) &&
    before.layers.length === after.layers.length &&
    before.layers.every((layer, l) => same(unpenalized(layer), unpenalized(after.layers[l])))
  );
}

/**
 * The changed document at the start of its run. Parameters are drawn again where the network's sizes, the seed or the
 * initializer are others than before.
 */
export function restarted(before: TrainableDocument, after: TrainableDocument): TrainableDocument {
  const { initial, state: _state, ...rest } = after;
  const { seed, initializer } = after.training;
  const redraw =
    seed !== before.training.seed ||
    initializer !== before.training.initializer ||
    before.inputs !== after.inputs ||
    !same(before.layers.map(sizes), after.layers.map(sizes));
  if (redraw) return initialize(initializer, seed)(rest) as TrainableDocument;
  if (
    !initial ||
    (before.layers !== after.layers && !same(before.layers.map(numbers), after.layers.map(numbers)))
  )
    return rest as TrainableDocument;
  return {
    ...rest,
    layers: rest.layers.map((layer, l) => ({ ...layer, ...initial[l] })),
  } as TrainableDocument;
}

/** The document with new parameters from the next seed. */
export function startWithNextSeed(document: TrainableDocument): TrainableDocument {
  const training = { ...document.training, seed: document.training.seed + 1 };
  return restarted(document, { ...document, training });
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function fixed(training: TrainingSettings | undefined) {
  return (
    training &&
    Object.entries(training)
      .filter(([field]) => !live.includes(field as keyof TrainingSettings))
      .sort()
  );
}

function unpenalized({ penalty: _penalty, ...layer }: LayerDocument) {
  return layer;
}

const sizes = ({ units, biasMode }: LayerDocument) => [units, biasMode];
const numbers = ({ weights, bias }: LayerDocument) => [weights, bias];
