import type { Axes } from "../../../ops/factories/axes";
import { requireArray } from "../../arrays/conversion";
import type { NDArray } from "../../values/ndarray";
import type { Value } from "../../values/value";
import { Arguments, type Call } from "../function";
import { axesOf } from "./axisArguments";

export const arrayIn = (call: Call, value: Value): NDArray =>
  requireArray(call.machine, value, call.library === "torch" ? "tensor" : "array");

/** An array, the axis or axes as they are given, and those along which it is taken; all where none are. */
export function arrayAndAxes(call: Call): { a: NDArray; axis: Value | undefined; along: Axes } {
  const given = new Arguments(call, "a|input axis|dim keepdims|keepdim out");
  const a = arrayIn(call, given.require("a"));
  const axis = given.given("axis");
  return { a, axis, along: axesOf(a, axis, given.isTrue("keepdims")) };
}
