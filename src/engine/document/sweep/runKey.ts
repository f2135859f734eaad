import { fingerprint } from "../../math/fingerprint";
import type { LayerDocument, TrainableDocument } from "../document";
import { type DataDocument, isPoints } from "../parts/data";

/**
 * What a training comes from, as a text: two documents with the same one train to the same numbers. Weights are left
 * out, since those of a sweep's runs are drawn with the seed; so are names and the batch, of which training knows nothing.
 */
export function runKey({
  inputs,
  layers,
  loss,
  optimizer,
  schedule,
  dataset,
  training: { axes: _axes, ...training },
}: TrainableDocument): string {
  const shapes = layers.map(({ weights: _weights, bias: _bias, ...layer }: LayerDocument) => layer);
  return JSON.stringify([inputs, shapes, loss, optimizer, schedule ?? null, dataOf(dataset), training]);
}

const known = new WeakMap<DataDocument, unknown>();

/** Points by a fingerprint of their text: there may be a hundred thousand. */
function dataOf(data: DataDocument): unknown {
  if (!isPoints(data)) return data;
  let print = known.get(data);
  if (print === undefined) {
    const text = JSON.stringify(data);
    print = [text.length, fingerprint(text)];
    known.set(data, print);
  }
  return print;
}
