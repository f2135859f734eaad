import { type DataDocument, isPoints, type LayerDocument, type TrainableDocument } from "../document";

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
  let fingerprint = known.get(data);
  if (fingerprint === undefined) {
    const text = JSON.stringify(data);
    fingerprint = [text.length, hash(text, 0x811c9dc5), hash(text, 0x050c5d1f)];
    known.set(data, fingerprint);
  }
  return fingerprint;
}

/** FNV-1a, 32 bits. */
function hash(text: string, start: number): number {
  let value = start;
  for (let k = 0; k < text.length; k += 1) value = Math.imul(value ^ text.charCodeAt(k), 0x01000193) >>> 0;
  return value;
}
