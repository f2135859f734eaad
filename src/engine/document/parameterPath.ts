import { plainBias, plainWeight } from "../names/networkNames";
import type { Plain } from "../names/tensorRef";
import { readPath } from "./changes";

/** A parameter's path in the document: places count from 0 there. */
export interface ParameterPath {
  readonly layer: number;
  readonly unit: number;
  /** Where it comes from; nothing for the bias. */
  readonly from?: number;
}

/** The parameter itself. */
export const plainParameter = ({ layer, unit, from }: ParameterPath): Plain =>
  from === undefined ? plainBias(layer + 1, unit + 1) : plainWeight(layer + 1, unit + 1, from + 1);

/** How the log calls a parameter that was set by hand: `layers[0].weights[1][0]`. */
export function parameterField({ layer, unit, from }: ParameterPath): string {
  return from === undefined ? `layers[${layer}].bias[${unit}]` : `layers[${layer}].weights[${unit}][${from}]`;
}

/** The parameter that the log calls so; nothing where it is a setting. */
export function parameterIn(field: string): ParameterPath | undefined {
  const [root, layer, kind, unit, from] = readPath(field);
  if (root !== "layers" || typeof layer !== "number" || typeof unit !== "number") return undefined;
  if (kind === "bias") return { layer, unit };
  return kind === "weights" && typeof from === "number" ? { layer, unit, from } : undefined;
}
