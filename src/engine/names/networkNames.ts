import { plainName } from "./canonicalName";
import { type Base, type Plain, plain } from "./tensorRef";

// A network's numbers, and their canonical names. Layers, units and examples count from 1; without a unit it is the whole buffer.

/** An input or a target. */
export const plainData = (base: "x" | "t", unit?: number, example?: number) =>
  ofUnit(base, undefined, unit, example);

/** Of one of several examples, where that is said. */
export const plainInput = (unit?: number, example?: number) => plainData("x", unit, example);

/** The weight of unit `to` for its input `from`. */
export const plainWeight = (layer: number, ...index: readonly [] | readonly [to: number, from: number]) =>
  plain("W", layer, index);

/** A bias that the units of a layer share is its whole buffer. */
export const plainBias = (layer: number, unit?: number) => ofUnit("b", layer, unit);

/** A unit's weighted sum, before its activation. */
export const plainWeightedSum = (layer: number, unit?: number, example?: number) =>
  ofUnit("z", layer, unit, example);

/** What a unit passes on, after its activation. */
export const plainUnit = (layer: number, unit?: number, example?: number) =>
  ofUnit("a", layer, unit, example);

/** Of an input or a target. */
export const dataName = (base: "x" | "t", unit?: number, example?: number) =>
  plainName(plainData(base, unit, example));

/** `x[2]`, in one of several examples `x[2]@3`. */
export const inputName = (unit?: number, example?: number) => dataName("x", unit, example);

/** `W1[2,1]` */
export const weightName = (layer: number, ...index: readonly [] | readonly [to: number, from: number]) =>
  plainName(plainWeight(layer, ...index));

/** A bias that the units of a layer share is its whole buffer. */
export const biasName = (layer: number, unit?: number) => plainName(plainBias(layer, unit));

/** What a unit passes on, after its activation. */
export const unitName = (layer: number, unit?: number, example?: number) =>
  plainName(plainUnit(layer, unit, example));

const ofUnit = (base: Base, layer?: number, unit?: number, example?: number): Plain =>
  plain(base, layer, unit === undefined ? [] : [unit], example);
