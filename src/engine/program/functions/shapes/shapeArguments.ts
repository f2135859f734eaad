import { ProgramFault } from "../../parse/tree/fault";
import type { NDArray } from "../../values/ndarray";
import type { Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import type { Call } from "../function";

/** The values behind the first, or those of `shape=`, and the order of the numbers where one is given. */
export function shapeArguments(
  call: Call,
  name: string,
): { array: NDArray; rest: readonly Value[]; order: Value | undefined } {
  const [first, ...rest] = call.positional;
  const given = call.keywords.get(name) ?? call.keywords.get("newshape") ?? call.keywords.get("shape");
  if (first === undefined) throw new ProgramFault(`${call.name}: the array is missing`);
  const last = rest.at(-1);
  const isOrder = typeof last === "string";
  const numbers = isOrder ? rest.slice(0, -1) : rest;
  return {
    array: arrayIn(call, first),
    rest: given === undefined ? numbers : [given],
    order: isOrder ? last : call.keywords.get("order"),
  };
}
