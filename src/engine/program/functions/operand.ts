import { arrayFrom } from "../arrays/conversion";
import type { NumberLike, Value } from "../values/value";
import type { Call } from "./function";

/** A number or an array as an operand; a list becomes an array of the library that is called. */
export const operandFrom = (call: Call, value: Value): NumberLike =>
  arrayFrom(call.machine, value, call.library === "torch" ? "tensor" : "array");
