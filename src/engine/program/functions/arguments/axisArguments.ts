import type { Axes } from "../../../ops/factories/axes";
import { tupleText } from "../../../shape";
import { wholeNumber } from "../../arrays/positions";
import { ProgramFault } from "../../parse/tree/fault";
import type { NDArray } from "../../values/ndarray";
import { List, Tuple, type Value } from "../../values/value";

/** An axis counted from the start. @throws ProgramFault where the array has no such axis */
export function axisOf(value: Value, rank: number, shape: readonly number[]): number {
  const axis = wholeNumber(value, "an axis");
  if (axis < -rank || axis >= rank)
    throw new ProgramFault(
      `there is no axis ${axis} in an array of shape ${tupleText(shape)}: it has ${rank === 0 ? "none" : `0 to ${rank - 1}`}`,
    );
  return axis < 0 ? axis + rank : axis;
}

/** Axes as `axis=…, keepdims=…` give them: one, several, or all where there is none. */
export function axesOf(array: NDArray, axis: Value | undefined, keepdims: boolean): Axes {
  const rank = array.shape.length;
  if (axis === undefined || axis === null) return { axes: undefined, keepdims };
  const list = axis instanceof Tuple || axis instanceof List ? axis.items : [axis];
  // A single number takes the axes 0 and −1, as PyTorch and NumPy let it.
  if (rank === 0) return { axes: undefined, keepdims };
  const axes = list.map((one) => axisOf(one, rank, array.shape)).sort((a, b) => a - b);
  if (new Set(axes).size < axes.length) throw new ProgramFault("an axis is there twice");
  // A matrix keeps its two axes.
  return { axes, keepdims: keepdims || array.kind === "matrix" };
}
