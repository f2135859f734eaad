import { ProgramFault } from "../../parse/tree/fault";
import type { Value } from "../../values/value";
import type { Call } from "../function";

/** The first argument. @throws ProgramFault where there is none */
export const first = (call: Call): Value => {
  if (call.positional.length === 0)
    throw new ProgramFault(`${call.name} needs an argument`, undefined, { type: "TypeError" });
  return call.positional[0];
};
