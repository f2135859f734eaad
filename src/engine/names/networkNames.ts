import { plainName } from "./canonicalName";
import { type Base, plain } from "./tensorRef";

// Canonical names of a network's numbers. Layers, units and examples count from 1; without a unit it is the whole buffer's.

/** Of an input or a target. */
export const dataName = (base: "x" | "t", unit?: number, example?: number) =>
  named(base, undefined, unit, example);

/** `x[2]`, in one of several examples `x[2]@3`. */
export const inputName = (unit?: number, example?: number) => dataName("x", unit, example);

/** `W1[2,1]`, the weight of unit 2 for its input 1. */
export const weightName = (layer: number, ...index: readonly [] | readonly [to: number, from: number]) =>
  plainName(plain("W", layer, index));

/** A bias that the units of a layer share is its whole buffer. */
export const biasName = (layer: number, unit?: number) => named("b", layer, unit);

/** A unit's weighted sum, before its activation. */
export const sumName = (layer: number, unit?: number, example?: number) => named("z", layer, unit, example);

/** What a unit passes on, after its activation. */
export const unitName = (layer: number, unit?: number, example?: number) => named("a", layer, unit, example);

const named = (base: Base, layer?: number, unit?: number, example?: number): string =>
  plainName(plain(base, layer, unit === undefined ? [] : [unit], example));
