import { itemsOf } from "../../arrays/items";
import type { BuiltIn } from "../../functions/function";
import { builtIn } from "../../functions/function";
import { ProgramFault } from "../../parse/tree/fault";
import { FunctionValue, type Value } from "../../values/value";

/** A decorator that leaves the function as it is. */
const unchanged = (name: string) => new FunctionValue(name, ([f]) => f ?? null);

/** Python's `functools`. */
export const functoolsFunctions: readonly BuiltIn[] = [
  builtIn(["reduce"], ({ machine, positional: [f, list, start] }) => {
    const items = [...itemsOf(machine, list ?? null)];
    const first = start ?? items.shift();
    if (first === undefined)
      throw new ProgramFault("reduce: nothing to begin with", undefined, { type: "TypeError" });
    return items.reduce<Value>((result, item) => machine.callValue(f, [result, item]), first);
  }),
  builtIn(
    ["partial"],
    ({ machine, positional: [f, ...given], keywords }) =>
      new FunctionValue("partial", (more, others) =>
        machine.callValue(f, [...given, ...more], new Map([...keywords, ...others])),
      ),
  ),
  builtIn(["wraps"], () => unchanged("wraps")),
  builtIn(["lru_cache", "cache"], ({ positional: [f] }) =>
    f instanceof FunctionValue ? f : unchanged("lru_cache"),
  ),
];
