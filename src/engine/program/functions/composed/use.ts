import { applyBinary } from "../../arrays/operators";
import type { Value } from "../../values/value";
import type { Call } from "../function";

/** Calls another function of the language. */
export type Use = (
  call: Call,
  name: string,
  positional: readonly Value[],
  keywords?: Readonly<Record<string, Value>>,
) => Value;

/** Two values with an operator between them. */
export const by = (call: Call, operator: string, a: Value, b: Value) =>
  applyBinary(call.machine, operator, a, b);
