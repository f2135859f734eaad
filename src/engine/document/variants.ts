import { losses } from "../losses";
import type { Expression } from "../math/expressions/expression";
import { type Settings, settingsOf } from "../math/parameter";
import type { Fusion, Loss, OverOutputs } from "../ops/loss/loss";
import type { Op } from "../ops/op";
import { type Reduction, reductions } from "../ops/reduction";
import { optimizers } from "../optimizers";
import { learningRate, type Optimizer } from "../optimizers/optimizer";
import { withWeightDecay } from "../optimizers/withWeightDecay";
import { penalties } from "../penalties";
import {
  type LayerDocument,
  lossFormOf,
  lossSettings,
  type NetworkDocument,
  optimizerSettings,
} from "./document";

/** The loss that the document names. */
export function lossOf(document: NetworkDocument): Loss {
  return variantById(losses, document.loss.type, "loss");
}

/** A value for each of its parameters. */
export function lossSettingsOf(document: NetworkDocument): Settings {
  return settingsOf(lossOf(document).parameters, lossSettings(document.loss));
}

/** Its operation, with the document's settings. */
export function lossOpOf(document: NetworkDocument): Op {
  return lossOf(document).create(lossSettingsOf(document), lossFormOf(document));
}

/** How the loss goes together with the activation that it can absorb. */
export function fusionOf(document: NetworkDocument): Fusion | undefined {
  return lossOf(document).fusesWith?.create(lossSettingsOf(document), lossFormOf(document));
}

/** Whether the examples' losses are averaged with the weights of their classes. */
export const isWeighted = ({ loss }: NetworkDocument): boolean =>
  loss.reduction === "mean" && loss.weights !== undefined;

/** Whether the parts of an example's outputs are added up or averaged; nothing where the loss has but one way. */
export function overOutputsOf(document: NetworkDocument): OverOutputs | undefined {
  const { overOutputs } = lossOf(document);
  return overOutputs && (document.loss.overOutputs ?? overOutputs);
}

/** The optimizer that the document names, with the weight decay that it gives it. */
export function optimizerOf(document: Pick<NetworkDocument, "optimizer">): Optimizer {
  const optimizer = variantById(optimizers, document.optimizer.type, "optimizer");
  return optimizerSettings(document.optimizer).weightDecay ? withWeightDecay(optimizer) : optimizer;
}

/** The learning rate, and a value for each of its parameters. */
export function optimizerSettingsOf(document: Pick<NetworkDocument, "optimizer">): Settings {
  const { parameters } = variantById(optimizers, document.optimizer.type, "optimizer");
  return settingsOf([learningRate, ...parameters], optimizerSettings(document.optimizer));
}

/** How the document makes one number of the losses of its examples. */
export function reductionOf(document: NetworkDocument): Reduction {
  const { weights } = document.loss;
  const { weightedMean } = lossOf(document);
  if (weights && weightedMean && isWeighted(document)) return weightedMean(weights);
  return variantById(reductions, document.loss.reduction, "reduction");
}

/** The ways to reduce a batch as menus have them. */
export const reductionsOf = (
  document: NetworkDocument,
): { readonly id: Reduction["id"]; readonly label: string }[] =>
  reductions.map(({ id }) => ({
    id,
    label: id === "mean" && document.loss.weights ? "weighted mean" : id,
  }));

/** What a change of one example's loss does to the whole of the batch, as formulas have it. */
export function exampleWeight(document: NetworkDocument): Expression {
  const { targets } = document.batch;
  const T = Float64Array.from(targets[0].flatMap((_, k) => targets.map((example) => example[k])));
  return reductionOf(document).weight(targets.length, T);
}

/** The coefficient of each penalty on a layer, 0 where none is given. */
export function penaltyOf(layer: LayerDocument): Settings {
  return Object.fromEntries(penalties.map(({ id }) => [id, layer.penalty?.[id] ?? 0]));
}

/**
 * The variant of a list that a document names.
 * @throws if there is none, which a document that was read rules out
 */
export function variantById<Item extends { readonly id: string }>(
  list: readonly Item[],
  id: string,
  kind: string,
): Item {
  const item = list.find((candidate) => candidate.id === id);
  if (!item) throw new Error(`no ${kind} is called ${id}: the document wasn't read`);
  return item;
}
