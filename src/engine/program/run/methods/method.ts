import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import type { Value } from "../../values/value";

/** A method of what `of` is. */
export type Method<Of> = (
  machine: Machine,
  of: Of,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
) => Value;

export type Methods<Of> = Readonly<Record<string, Method<Of>>>;

/** The first argument. @throws ProgramFault where there is none */
export const one = (positional: readonly Value[], what: string): Value => {
  if (positional.length === 0)
    throw new ProgramFault(`${what} needs an argument`, undefined, { type: "TypeError" });
  return positional[0];
};
