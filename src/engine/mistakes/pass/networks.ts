import type { NetworkDocument } from "../../document/document";
import { lossOf, penaltyOf } from "../../document/variants";
import { activationOps } from "../../network/compile";
import type { Op } from "../../ops/op";
import { type BackwardOperation, inputIndex } from "./network";

/** What mistakes in networks have in common: which they can happen in, and rows that are exchanged. */

/** The layers that have an activation with a slope, from 0; that of the last one is left out where the loss absorbs it. */
export function slopedLayers(document: NetworkDocument): number[] {
  return document.layers.flatMap((layer, l) => {
    const ops = activationOps(layer);
    const absorbed = l === document.layers.length - 1 && isFused(document) ? ops.slice(0, -1) : ops;
    return absorbed.some(hasSlope) ? [l] : [];
  });
}

/** Whether an activation changes what is passed back through it. */
function hasSlope({ vjp, forward }: Op): boolean {
  const [z, y, gradient] = [Float64Array.of(0.5, -0.7), new Float64Array(2), new Float64Array(2)];
  const shapes = [[2, 1]];
  forward([z], y, shapes, new Float64Array(2));
  vjp([z], y, Float64Array.of(1, 2), [gradient], shapes, new Float64Array(2));
  return gradient[0] !== 1 || gradient[1] !== 2;
}

/** Whether the loss absorbs the last activation. */
export function isFused(document: NetworkDocument): boolean {
  const last = activationOps(document.layers[document.layers.length - 1]).at(-1);
  return lossOf(document).fusesWith?.activation === last?.id;
}

export const inputsOf = ({ inputs, layers }: NetworkDocument, layer: number): number =>
  layer === 0 ? inputs : layers[layer - 1].units;

export const hasSeveralUnits = ({ layers }: NetworkDocument): boolean =>
  layers.some(({ units }) => units > 1);

/** Whether some layer has as many units as inputs, and more than one. */
export const hasSquareWeights = (document: NetworkDocument): boolean =>
  document.layers.some(({ units }, l) => units > 1 && units === inputsOf(document, l));

export const hasPenalty = (document: NetworkDocument, id?: string): boolean =>
  document.layers.some((layer) =>
    Object.entries(penaltyOf(layer)).some(([key, value]) => value !== 0 && (id === undefined || key === id)),
  );

/** A copy of a matrix whose rows are taken in another order. */
export function rowsFrom(matrix: Float64Array, rows: number, from: (row: number) => number): Float64Array {
  const columns = matrix.length / rows;
  const result = new Float64Array(matrix.length);
  for (let row = 0; row < rows; row++)
    result.set(matrix.subarray(from(row) * columns, (from(row) + 1) * columns), row * columns);
  return result;
}

/** Each row's neighbour; of two rows, the other one. */
export const nextRow = (rows: number) => (row: number) => (row + 1) % rows;

export const isLast = ({ document, layer }: BackwardOperation): boolean =>
  layer === document.layers.length - 1;

/** How many examples a weighted sum is of. */
export const batchAt = ({ stage }: BackwardOperation): number => stage.shapes[inputIndex][1];
