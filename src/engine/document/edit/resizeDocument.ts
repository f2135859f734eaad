import xavier from "../../initializers/xavier";
import { losses } from "../../losses";
import { parseQuantity } from "../../names/canonicalName";
import { createRandom } from "../../random";
import type { LayerDocument, NetworkDocument } from "../document";
import { withFittingUpdates } from "../faults/runFaults";
import { hasNumber } from "../naming/hasNumber";
import { withFittingDrawn } from "./editDrawn";

/** How many numbers a layer's bias has. */
export function biasCount({ units, biasMode }: Pick<LayerDocument, "units" | "biasMode">): number {
  return { perUnit: units, shared: 1, none: 0 }[biasMode];
}

/**
 * Brings the parts of a document to the sizes that it gives. What fits stays: the common block of each matrix, the
 * biases, inputs and targets, and the names of all that still exists. New weights are Xavier's, drawn again for each
 * place, so that the same change always gives the same network; other new numbers are 0. Targets that the loss
 * refuses become ones that it takes. What the optimizer remembers of other sizes goes.
 */
export function resizeDocument(document: NetworkDocument): NetworkDocument {
  const layers = document.layers.map((layer, l): LayerDocument => {
    const before = l === 0 ? document.inputs : document.layers[l - 1].units;
    const draw = (to: number, from: number) => newWeight(l, to, from, before, layer.units);
    return {
      ...layer,
      weights: resized(layer.weights, layer.units, []).map((row, to) =>
        resized(row, before, (from) => draw(to, from)),
      ),
      bias: resized(layer.bias, biasCount(layer), 0),
    };
  });
  const outputs = layers[layers.length - 1].units;
  const batch = {
    inputs: document.batch.inputs.map((example) => resized(example, document.inputs, 0)),
    targets: document.batch.targets.map((example) =>
      legalTargets(resized(example, outputs, 0), document.loss.type),
    ),
  };
  const weights = document.loss.weights && resized(document.loss.weights, outputs, 1);
  const loss = weights ? { ...document.loss, weights } : document.loss;
  const { picture, ...rest } = document;
  const fits = picture && picture.width * picture.height === document.inputs;
  return withFittingDrawn(
    withFittingUpdates(withNamesOfWhatExists({ ...rest, ...(fits && { picture }), layers, loss, batch })),
  );
}

/** The first `count` items; where there are fewer, `missing` fills up. */
function resized<Item>(
  items: readonly Item[],
  count: number,
  missing: Item | ((index: number) => Item),
): readonly Item[] {
  if (items.length === count) return items;
  const fill = missing instanceof Function ? missing : () => missing;
  return Array.from({ length: count }, (_, index) => (index < items.length ? items[index] : fill(index)));
}

function newWeight(layer: number, to: number, from: number, inputs: number, outputs: number): number {
  const drawn = new Float64Array(1);
  xavier.fill(drawn, inputs, outputs, createRandom((layer * 1009 + to) * 1009 + from));
  return drawn[0];
}

/** Where a loss doesn't take every target and one doesn't fit, each comes to its side of 0: the least or the largest. */
function legalTargets(targets: readonly number[], loss: string): readonly number[] {
  const legal = losses.find(({ id }) => id === loss)?.domain.targets;
  if (!legal || targets.every((target) => legal.includes(target))) return targets;
  return targets.map((target) => legalTarget(target, loss));
}

/** A target, or where the loss refuses it the one on its side of 0. */
export function legalTarget(target: number, loss: string): number {
  const legal = losses.find(({ id }) => id === loss)?.domain.targets;
  return !legal || legal.includes(target) ? target : target > 0 ? legal[legal.length - 1] : legal[0];
}

function withNamesOfWhatExists(document: NetworkDocument): NetworkDocument {
  if (!document.names) return document;
  const names = Object.entries(document.names).filter(([name]) => {
    const quantity = parseQuantity(name);
    return quantity?.kind === "plain" && hasNumber(quantity.of, document);
  });
  return { ...document, names: Object.fromEntries(names) };
}
