import { isTrue, itemsOf, iterate } from "../../arrays/items";
import { wholeNumber } from "../../arrays/positions";
import { ProgramFault } from "../../parse/tree/fault";
import { IteratorValue } from "../../values/iterator";
import { Instance, Int, Tuple, typeName, type Value } from "../../values/value";
import type { BuiltIn, Call } from "../function";
import { builtIn } from "../function";
import { first } from "./first";

function zip({ machine, positional }: Call): Value {
  const sources = positional.map((value) => iterate(machine, value));
  return new IteratorValue("zip", () => {
    const items: Value[] = [];
    for (const next of sources) {
      const item = next();
      if (item === undefined) return undefined;
      items.push(item);
    }
    return sources.length === 0 ? undefined : new Tuple(items);
  });
}

function enumerate({ machine, positional, keywords }: Call): Value {
  const start = positional[1] ?? keywords.get("start");
  let count = start === undefined ? 0 : wholeNumber(start, "enumerate: start");
  const next = iterate(machine, positional[0] ?? null);
  return new IteratorValue("enumerate", () => {
    const item = next();
    return item === undefined ? undefined : new Tuple([new Int(count++), item]);
  });
}

function map({ machine, positional: [f, ...lists] }: Call): Value {
  const sources = lists.map((list) => iterate(machine, list));
  return new IteratorValue("map", () => {
    const items: Value[] = [];
    for (const next of sources) {
      const item = next();
      if (item === undefined) return undefined;
      items.push(item);
    }
    return sources.length === 0 ? undefined : machine.callValue(f, items);
  });
}

function filter({ machine, positional: [f, list] }: Call): Value {
  const next = iterate(machine, list ?? null);
  return new IteratorValue("filter", () => {
    for (let item = next(); item !== undefined; item = next())
      if (isTrue(machine, f === null ? item : machine.callValue(f, [item]))) return item;
    return undefined;
  });
}

function nextOf(call: Call): Value {
  const value = first(call);
  if (!(value instanceof IteratorValue) && !(value instanceof Instance))
    throw new ProgramFault(`next is of an iterator, not of ${typeName(value)}: use iter(…)`, undefined, {
      type: "TypeError",
      text: `'${typeName(value)}' object is not an iterator`,
    });
  if (value instanceof Instance) {
    const method = call.machine.methodOf(value, "__next__");
    if (method) return method.call([], new Map());
  }
  const item = iterate(call.machine, value)();
  if (item !== undefined) return item;
  const usual = call.positional[1];
  if (usual !== undefined) return usual;
  throw new ProgramFault("next: the iterator has no more items", undefined, {
    type: "StopIteration",
    text: "",
  });
}

/** Whether any item counts as that: no more are asked for than it takes. */
const anyIs = (call: Call, wanted: boolean): boolean => {
  const next = iterate(call.machine, first(call));
  for (let item = next(); item !== undefined; item = next())
    if (isTrue(call.machine, item) === wanted) return true;
  return false;
};

/** What gives items one by one, or asks for them so. */
export const iteratorFunctions: readonly BuiltIn[] = [
  builtIn(["zip"], zip),
  builtIn(["enumerate"], enumerate),
  builtIn(["map"], map),
  builtIn(["filter"], filter),
  builtIn(["reversed"], (call) => {
    const items = [...itemsOf(call.machine, first(call))];
    return new IteratorValue("reversed", () => items.pop());
  }),
  builtIn(["iter"], (call) => new IteratorValue("iterator", iterate(call.machine, first(call)))),
  builtIn(["next"], nextOf),
  builtIn(["any"], (call) => anyIs(call, true)),
  builtIn(["all"], (call) => !anyIs(call, false)),
];
