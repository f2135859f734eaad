import type { Batch, Edit, NetworkDocument } from "../document";
import { withFittingDrawn } from "./editDrawn";
import { resizeDocument } from "./resizeDocument";

type NumbersOfRow = readonly number[];

/** @param to the unit, and @param from what it is fed by, both from 0 */
export function setWeight(index: number, to: number, from: number, value: number): Edit {
  return (document) => {
    const layer = document.layers[index];
    const row = layer && changed(layer.weights[to], from, value);
    if (!row) return document;
    const weights = layer.weights.with(to, row);
    return { ...document, layers: document.layers.with(index, { ...layer, weights }) };
  };
}

/** @param unit 0 for a shared bias */
export function setBias(index: number, unit: number, value: number): Edit {
  return (document) => {
    const layer = document.layers[index];
    const bias = layer && changed(layer.bias, unit, value);
    return bias ? { ...document, layers: document.layers.with(index, { ...layer, bias }) } : document;
  };
}

export function setInputValue(example: number, index: number, value: number): Edit {
  return (document) => {
    const row = changed(document.batch.inputs[example], index, value);
    return row ? withBatch(document, { inputs: document.batch.inputs.with(example, row) }) : document;
  };
}

/** A target that the loss refuses becomes one that it takes. */
export function setTarget(example: number, index: number, value: number): Edit {
  return (document) => {
    const row = changed(document.batch.targets[example], index, value);
    return row
      ? resizeDocument(withBatch(document, { targets: document.batch.targets.with(example, row) }))
      : document;
  };
}

/** Adds an example of zeros; its targets are ones that the loss takes. */
export function addExample(document: NetworkDocument): NetworkDocument {
  const { inputs, targets } = document.batch;
  return resizeDocument(withBatch(document, { inputs: [...inputs, []], targets: [...targets, []] }));
}

/** Takes an example out; the last one that is left stays. */
export function removeExample(example: number): Edit {
  return (document) => {
    const { inputs, targets } = document.batch;
    if (inputs.length === 1 || !inputs[example]) return document;
    return withFittingDrawn(
      withBatch(document, {
        inputs: inputs.toSpliced(example, 1),
        targets: targets.toSpliced(example, 1),
      }),
    );
  };
}

/** The row with another number in it; nothing where there is no such place, or the number isn't finite or the same. */
function changed(row: NumbersOfRow | undefined, index: number, value: number): NumbersOfRow | undefined {
  if (!row || !(index in row) || !Number.isFinite(value) || row[index] === value) return undefined;
  return row.with(index, value);
}

function withBatch(document: NetworkDocument, change: Partial<Batch>): NetworkDocument {
  return { ...document, batch: { ...document.batch, ...change } };
}
