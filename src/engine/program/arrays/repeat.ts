import repeated from "../../ops/shapes/repeated";
import type { Shape } from "../../shape";
import type { Machine } from "../machine/machine";
import type { Dtype } from "../values/dtype";
import type { NDArray } from "../values/ndarray";
import type { NumberLike } from "../values/value";
import { applied } from "./arithmetic";

/** A number or an array as often as a shape asks for. @throws ProgramFault where it doesn't go into the shape */
export const repeatedTo = (machine: Machine, value: NumberLike, shape: Shape, dtype: Dtype): NDArray =>
  applied(machine, repeated.create(shape), [value], dtype, "ExpandBackward0");
