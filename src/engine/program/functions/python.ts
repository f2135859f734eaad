import { arrayArithmetic } from "../arrays/arithmetic";
import { compared, order } from "../arrays/compare";
import { wholeNumber } from "../arrays/indexing";
import { isTrue, itemsOf, iterate, keyOf, lengthOf } from "../arrays/items";
import { plus } from "../arrays/operators";
import { ProgramFault } from "../parse/fault";
import { IteratorValue } from "../values/iterator";
import { NDArray } from "../values/ndarray";
import {
  ClassValue,
  Dict,
  DtypeValue,
  Float,
  FunctionValue,
  Instance,
  Int,
  LibraryObject,
  List,
  Range,
  SetValue,
  Tuple,
  typeName,
  type Value,
} from "../values/value";
import type { BuiltIn, Call } from "./function";
import { plainNumber } from "./function";
import { abs as absolute, pythonRound, toFloat, toInt } from "./pythonNumbers";

/** Python's own functions. They take what is given as it comes. */
const named = (names: readonly string[], call: (call: Call) => Value): BuiltIn => ({ names, call });

const first = (call: Call): Value => {
  if (call.positional.length === 0) throw new ProgramFault(`${call.name} needs an argument`);
  return call.positional[0];
};

function range(call: Call): Value {
  const numbers = call.positional.map((value) => wholeNumber(value, "range"));
  if (numbers.length === 0 || numbers.length > 3) throw new ProgramFault("range takes one to three integers");
  const [start, stop, step] =
    numbers.length === 1 ? [0, numbers[0], 1] : [numbers[0], numbers[1], numbers[2] ?? 1];
  if (step === 0) throw new ProgramFault("range: the step can't be 0");
  return new Range(start, stop, step);
}

/** The first largest or smallest of the arguments, or of the items of one. */
const extremum = (name: "max" | "min") =>
  named([name], (call) => {
    const { machine, positional, keywords } = call;
    const items = positional.length === 1 ? itemsOf(machine, positional[0]) : positional;
    const key = keywords.get("key");
    if (items.length === 0) {
      const usual = keywords.get("default");
      if (usual !== undefined) return usual;
      throw new ProgramFault(`${name} of nothing`);
    }
    const of = (value: Value) =>
      key === undefined || key === null ? value : machine.callValue(key, [value]);
    let best = items[0];
    let bestKey = of(best);
    for (const item of items.slice(1)) {
      machine.budget.spend(1);
      const itemKey = of(item);
      if (isTrue(machine, compared(machine, name === "max" ? ">" : "<", itemKey, bestKey))) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  });

function sorted(call: Call): Value {
  const { machine, keywords } = call;
  return new List(inOrder(call, itemsOf(machine, first(call)), keywords));
}

export function inOrder(
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

export function dictFrom(call: Call): Dict {
  const dict = new Dict();
  const put = (key: Value, value: Value) => dict.entries.set(keyOf(key), { key, value });
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
    for (const item of itemsOf(machine, positional[0])) set.entries.set(keyOf(item), item);
  return set;
}

function isInstance({ positional }: Call): Value {
  const [value, type] = positional;
  if (type === undefined) throw new ProgramFault("isinstance takes a value and a type");
  const types = type instanceof Tuple ? type.items : [type];
  return types.some((one) => isOfType(value, one));
}

function isOfType(value: Value, type: Value): boolean {
  if (type instanceof ClassValue) return value instanceof Instance && descends(value.of, type);
  if (type instanceof DtypeValue)
    return value instanceof NDArray && value.kind === "scalar" && value.dtype === type.dtype;
  if (!(type instanceof FunctionValue)) return false;
  const name = type.type ?? type.name;
  const own = typeName(value);
  if (name === "object") return true;
  if (name === "int" && typeof value === "boolean") return true;
  if (name === "float" && value instanceof NDArray && value.kind === "scalar" && value.dtype === "float64")
    return true;
  if (
    ["number", "integer", "floating", "generic"].includes(name) &&
    value instanceof NDArray &&
    value.kind === "scalar"
  )
    return (
      name === "number" || name === "generic" || (name === "floating") === value.dtype.startsWith("float")
    );
  if (name === "ndarray" && own === "matrix") return true;
  return name === own || (name === "bool_" && own === "bool_");
}

const descends = (from: ClassValue, to: ClassValue): boolean =>
  from === to || from.bases.some((base) => descends(base, to));

const print = named(["print"], (call) => {
  const { machine, keywords, positional } = call;
  const text = (name: string, usual: string) => {
    const value = keywords.get(name);
    return typeof value === "string" ? value : usual;
  };
  const line = positional.map((value) => machine.str(value)).join(text("sep", " ")) + text("end", "\n");
  machine.print(line);
  return null;
});

const type = named(["type"], (call) => {
  const value = first(call);
  if (value instanceof Instance) return value.of;
  const name = typeName(value);
  return new FunctionValue(
    name,
    () => null,
    value instanceof NDArray
      ? value.kind === "tensor"
        ? "Tensor"
        : value.kind === "array"
          ? "ndarray"
          : name
      : name,
  );
});

export const pythonFunctions: readonly BuiltIn[] = [
  print,
  named(["len"], (call) => new Int(lengthOf(call.machine, first(call)))),
  named(["range"], range),
  named(["sum"], (call) => {
    const { machine, positional, keywords } = call;
    const items = itemsOf(machine, first(call));
    return items.reduce(
      (total, item) => plus(machine, total, item),
      positional[1] ?? keywords.get("start") ?? (new Int(0) as Value),
    );
  }),
  extremum("max"),
  extremum("min"),
  named(["abs"], (call) => absolute(call.machine, first(call))),
  named(["float"], (call) => toFloat(call.machine, call.positional[0] ?? new Float(0))),
  named(["int"], (call) => toInt(call.machine, call.positional[0] ?? new Int(0), call.positional[1])),
  named(["bool"], (call) =>
    call.positional.length === 0 ? false : isTrue(call.machine, call.positional[0]),
  ),
  named(["str"], (call) => (call.positional.length === 0 ? "" : call.machine.str(call.positional[0]))),
  named(["repr"], (call) => call.machine.repr(first(call))),
  named(["round"], (call) => pythonRound(call)),
  named(["zip"], zip),
  named(["enumerate"], enumerate),
  named(["reversed"], (call) => {
    const items = [...itemsOf(call.machine, first(call))];
    return new IteratorValue("reversed", () => items.pop());
  }),
  named(["sorted"], sorted),
  named(
    ["list"],
    (call) => new List(call.positional.length === 0 ? [] : [...itemsOf(call.machine, call.positional[0])]),
  ),
  named(
    ["tuple"],
    (call) => new Tuple(call.positional.length === 0 ? [] : itemsOf(call.machine, call.positional[0])),
  ),
  named(["dict"], dictFrom),
  named(["set"], setFrom),
  named(["any"], (call) => anyIs(call, true)),
  named(["all"], (call) => !anyIs(call, false)),
  named(["map"], map),
  named(["filter"], filter),
  named(["isinstance"], isInstance),
  named(["type"], (call) => type.call(call)),
  named(
    ["callable"],
    ({ positional: [value] }) =>
      value instanceof FunctionValue ||
      value instanceof ClassValue ||
      (value instanceof LibraryObject && value.call !== undefined),
  ),
  named(["pow"], (call) => {
    const [a, b] = call.positional;
    if (a instanceof NDArray || b instanceof NDArray)
      return arrayArithmetic(call.machine, "**", a as NDArray, b as NDArray);
    return new Float(plainNumber(a ?? null, "pow") ** plainNumber(b ?? null, "pow"));
  }),
  named(["divmod"], (call) => {
    const [a, b] = call.positional.map((value) => plainNumber(value, "divmod"));
    if (b === 0 || b === undefined) throw new ProgramFault("division by zero");
    const floor = Math.floor(a / b);
    const areIntegers = call.positional.every((value) => value instanceof Int);
    return new Tuple(
      [floor, a - floor * b].map((value) => (areIntegers ? new Int(value) : new Float(value))),
    );
  }),
  named(["iter"], (call) => new IteratorValue("iterator", iterate(call.machine, first(call)))),
  named(["next"], nextOf),
  named(["object"], () => null),
];
