import { order } from "../../arrays/compare";
import { dictKey, isTrue, itemsOf, lengthOf } from "../../arrays/items";
import { plus } from "../../arrays/operators";
import { wholeNumber } from "../../arrays/positions";
import { ProgramFault } from "../../parse/tree/fault";
import { Dict, Int, List, Range, SetValue, Slice, Tuple, type Value } from "../../values/value";
import type { BuiltIn, Call } from "../function";
import { builtIn } from "../function";
import { first } from "./first";

function range(call: Call): Value {
  const numbers = call.positional.map((value) => wholeNumber(value, "range"));
  if (numbers.length === 0 || numbers.length > 3) throw new ProgramFault("range takes one to three integers");
  const [start, stop, step] =
    numbers.length === 1 ? [0, numbers[0], 1] : [numbers[0], numbers[1], numbers[2] ?? 1];
  if (step === 0) throw new ProgramFault("range: the step can't be 0");
  return new Range(start, stop, step);
}

function sorted(call: Call): Value {
  const { machine, keywords } = call;
  return new List(sortedItems(call, itemsOf(machine, first(call)), keywords));
}

export function sortedItems(
  { machine }: Call,
  items: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value[] {
  const key = keywords.get("key");
  const isTurned = isTrue(machine, keywords.get("reverse") ?? false);
  const keyed = items.map((item) => ({
    item,
    by: key === undefined || key === null ? item : machine.callValue(key, [item]),
  }));
  machine.budget.spend(items.length * 4);
  keyed.sort((a, b) => (isTurned ? order(machine, b.by, a.by) : order(machine, a.by, b.by)));
  return keyed.map(({ item }) => item);
}

export function dictFrom(call: Call): Dict {
  const dict = new Dict();
  const put = (key: Value, value: Value) => dict.entries.set(dictKey(key), { key, value });
  const [source] = call.positional;
  if (source instanceof Dict) for (const { key, value } of source.entries.values()) put(key, value);
  else if (source !== undefined)
    for (const pair of itemsOf(call.machine, source)) {
      const [key, value] = itemsOf(call.machine, pair);
      if (value === undefined) throw new ProgramFault("dict takes pairs of a key and a value");
      put(key, value);
    }
  for (const [name, value] of call.keywords) put(name, value);
  return dict;
}

function setFrom({ machine, positional }: Call): SetValue {
  const set = new SetValue();
  if (positional.length > 0)
    for (const item of itemsOf(machine, positional[0])) set.entries.set(dictKey(item), item);
  return set;
}

/** Lists, tuples, dicts and sets, and what is asked of them. */
export const collectionFunctions: readonly BuiltIn[] = [
  builtIn(["len"], (call) => new Int(lengthOf(call.machine, first(call)))),
  builtIn(["range"], range),
  builtIn(["sum"], (call) => {
    const { machine, positional, keywords } = call;
    const items = itemsOf(machine, first(call));
    return items.reduce(
      (total, item) => plus(machine, total, item),
      positional[1] ?? keywords.get("start") ?? (new Int(0) as Value),
    );
  }),
  builtIn(["sorted"], sorted),
  builtIn(
    ["list"],
    (call) => new List(call.positional.length === 0 ? [] : [...itemsOf(call.machine, call.positional[0])]),
  ),
  builtIn(
    ["tuple"],
    (call) => new Tuple(call.positional.length === 0 ? [] : itemsOf(call.machine, call.positional[0])),
  ),
  builtIn(["dict"], dictFrom),
  builtIn(["set"], setFrom),
  builtIn(["frozenset"], setFrom),
  builtIn(["slice"], ({ positional }) => {
    const [start, stop, step] = positional.length === 1 ? [null, positional[0]] : positional;
    return new Slice(start ?? null, stop ?? null, step ?? null);
  }),
];
