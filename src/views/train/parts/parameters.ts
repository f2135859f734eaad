import type { LayerDocument } from "../../../engine/document/document";
import { plainBias, plainWeight } from "../../../engine/names/networkNames";
import type { Plain } from "../../../engine/names/tensorRef";
import type { ParameterPath } from "../../../store/training/training";

/** A weight, or the bias of a unit, of a network with given layers. */
export interface ParameterRef {
  /** From 1. */
  readonly layer: number;
  /** The unit that it leads to, from 1. */
  readonly to: number;
  /** The unit or input that it comes from, from 1; 0 for the bias. */
  readonly from: number;
}

/** The number itself; where the units of a layer share a bias, that. */
export function numberOfParameter(
  { layer, to, from }: ParameterRef,
  layers: readonly LayerDocument[],
): Plain {
  if (from > 0) return plainWeight(layer, to, from);
  return layers[layer - 1].biasMode === "shared" ? plainBias(layer) : plainBias(layer, to);
}

/** Where a parameter stands among all of a network: of each layer first the weights [to, from], then the biases. */
export function parameterIndex(
  { layer, to, from }: ParameterRef,
  inputs: number,
  layers: readonly LayerDocument[],
): number {
  let at = 0;
  let before = inputs;
  for (const { units, bias } of layers.slice(0, layer - 1)) {
    at += units * before + bias.length;
    before = units;
  }
  const { units, bias } = layers[layer - 1];
  if (from > 0) return at + (to - 1) * before + from - 1;
  return at + units * before + Math.min(to, bias.length) - 1;
}

/** How many weights and biases a network has. */
export const parameterCount = (inputs: number, layers: readonly LayerDocument[]): number =>
  parameterIndex({ layer: layers.length, to: layers[layers.length - 1].units, from: 0 }, inputs, layers) + 1;

export const sameParameter = (one: ParameterRef | undefined, other: ParameterRef | undefined) =>
  one?.layer === other?.layer && one?.to === other?.to && one?.from === other?.from;

/** As the document counts, from 0. */
export const parameterPath = ({ layer, to, from }: ParameterRef): ParameterPath => ({
  layer: layer - 1,
  unit: to - 1,
  ...(from > 0 && { from: from - 1 }),
});
