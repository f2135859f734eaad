import { ProgramFault } from "../../parse/fault";
import type { NDArray } from "../../values/ndarray";
import type { Value } from "../../values/value";
import type { Call } from "../function";
import { arrayIn } from "../reductions";

/** The values behind the first, or those of `shape=`. */
export function shapeArguments(call: Call, name: string): { array: NDArray; rest: readonly Value[] } {
  const [first, ...rest] = call.positional;
  const given = call.keywords.get(name) ?? call.keywords.get("newshape") ?? call.keywords.get("shape");
  if (first === undefined) throw new ProgramFault(`${call.name}: the array is missing`);
  const order = rest.at(-1);
  const numbers = typeof order === "string" ? rest.slice(0, -1) : rest;
  return { array: arrayIn(call, first), rest: given === undefined ? numbers : [given] };
}
