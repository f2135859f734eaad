import { type NetworkDocument, stagesOf, type TrainableDocument } from "../../document/document";
import { losses } from "../../losses";
import { counted } from "../../math/counted";
import { shortNumber } from "../../math/format";

/** Why training stopped. */
export interface Stop {
  readonly kind: "user" | "epochs" | "patience" | "diverged" | "solved";
  /** Epochs completed when training stopped; after "patience" the parameters are those of the best epoch instead. */
  readonly epoch: number;
  /** Why, and what is kept or can be tried. */
  readonly sentence: string;
}

export const stoppedByUser = (epoch: number): Stop => ({
  kind: "user",
  epoch,
  sentence: `Paused at epoch ${epoch}.`,
});

export const stoppedAtLimit = (epoch: number): Stop => ({
  kind: "epochs",
  epoch,
  sentence: `Reached the limit of ${counted(epoch, "epoch")}. A higher limit lets it go on.`,
});

const stoppedByPatience = (epoch: number, best: number): Stop => ({
  kind: "patience",
  epoch,
  sentence:
    `Best validation loss at epoch ${best}. No improvement for ${counted(epoch - best, "epoch")}: stopped at ${epoch}. ` +
    `The parameters of epoch ${best} are kept.`,
});

const stoppedSolved = (epoch: number, error: number, limit: number): Stop => ({
  kind: "solved",
  epoch,
  sentence:
    error === 0
      ? `All training examples are classified correctly: stopped at epoch ${epoch}.`
      : `The training error is down to ${roundedPercent(error)}, and ${roundedPercent(limit)} was asked for: stopped at epoch ${epoch}.`,
});

/**
 * Why a run is to stop at the end of an epoch, as its document asks; nothing while it goes on.
 * @param error of the training examples
 * @param best the epoch with the best validation loss, where there is one
 */
export function stopDue(
  { epochs, patience, stopAtError }: TrainableDocument["training"],
  epoch: number,
  error: number,
  best: number | undefined,
): Stop | undefined {
  if (stopAtError !== undefined && error <= stopAtError) return stoppedSolved(epoch, error, stopAtError);
  if (patience !== undefined && best !== undefined && epoch - best >= patience)
    return stoppedByPatience(epoch, best);
  return epoch >= epochs ? stoppedAtLimit(epoch) : undefined;
}

/**
 * @param quantity the first that isn't finite, with its value: `z1[2]@3 (Infinity)`
 * @param minibatch of the epoch, from 1
 */
export function stoppedByDivergence(
  document: NetworkDocument,
  epoch: number,
  minibatch: number,
  quantity: string,
): Stop {
  const where = `in minibatch ${minibatch} of epoch ${epoch + 1}`;
  const isStart = epoch === 0 && minibatch === 1 && !quantity.includes("'");
  return {
    kind: "diverged",
    epoch,
    sentence:
      `Training diverged ${where}: the first number that isn't finite is ${quantity}. ` +
      `The parameters from before that minibatch are kept. ${advice(document, !isStart)}`,
  };
}

/** The loss of the training examples is far beyond what it was at the start, if still a number. */
export const stoppedByExplosion = (
  document: NetworkDocument,
  epoch: number,
  loss: number,
  start: number,
): Stop => ({
  kind: "diverged",
  epoch,
  sentence:
    `Training diverged in epoch ${epoch}: the loss L of the training points is ${shortNumber(loss, 3)}, ` +
    `and was ${shortNumber(start, 3)} at the start. Reset goes back there. ${advice(document, true)}`,
});

/** @param isTrained whether an update had a part in it */
function advice({ loss, layers, optimizer, training }: NetworkDocument, isTrained: boolean): string {
  const needed = losses.find(({ id }) => id === loss.type)?.fusesWith?.activation;
  const last = stagesOf(layers[layers.length - 1]).at(-1)?.type;
  if (needed !== undefined && last !== needed)
    return `The loss takes the logarithm of the outputs: give the last layer ${needed}, so that they are probabilities.`;
  const tried = isTrained ? `Try a learning rate below ${optimizer.learningRate}` : "Try smaller parameters";
  return training?.standardize ? `${tried}.` : `${tried}, or standardize the inputs.`;
}

const roundedPercent = (part: number) => `${Number((100 * part).toPrecision(3))} %`;
