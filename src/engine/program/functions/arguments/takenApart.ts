import { ProgramFault } from "../../parse/tree/fault";
import type { Value } from "../../values/value";

/** The arguments of a call, taken apart by their names. */
interface TakenApart {
  unheeded(): [string, Value][];
}

const known = new WeakMap<object, TakenApart[]>();

/** Notes that a call's arguments were taken apart. */
export function takenApart(call: object, given: TakenApart): void {
  const earlier = known.get(call);
  if (earlier) earlier.push(given);
  else known.set(call, [given]);
}

export const argumentsTakenApart = (call: object): readonly TakenApart[] => known.get(call) ?? [];

/** Where PyTorch keeps a tensor: here there is one place alone. */
const storageArguments = new Set(["device", "layout", "pin_memory", "memory_format", "non_blocking"]);

export const isElsewhere = (library: string, name: string) =>
  library === "torch" && storageArguments.has(name);

/** An argument that the real function may have, and ours hasn't. */
export const unsupported = (name: string, argument: string): ProgramFault =>
  new ProgramFault(`${name}: the argument ${argument} isn't supported here`);
