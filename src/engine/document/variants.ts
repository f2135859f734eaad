import { losses } from "../losses";
import type { Settings } from "../math/parameter";
import type { Loss } from "../ops/loss";
import type { Op } from "../ops/op";
import { type Reduction, reductions } from "../ops/reduction";
import { penalties } from "../penalties";
import { type LayerDocument, lossSettings, type NetworkDocument } from "./document";

/** The loss that the document names. */
export function lossOf(document: NetworkDocument): Loss {
  return variantById(losses, document.loss.type, "loss");
}

/** Its operation, with the document's settings. */
export function lossOpOf(document: NetworkDocument): Op {
  return lossOf(document).create(lossSettings(document.loss));
}

/** How the document makes one number of the losses of its examples. */
export function reductionOf(document: NetworkDocument): Reduction {
  return variantById(reductions, document.loss.reduction, "reduction");
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
