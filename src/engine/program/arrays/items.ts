import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { IteratorValue } from "../values/iterator";
import { NDArray } from "../values/ndarray";
import { buffer } from "../values/operands";
import {
  Dict,
  Float,
  Instance,
  Int,
  isNumberLike,
  LibraryObject,
  List,
  Range,
  SetValue,
  Tuple,
  typeName,
  type Value,
} from "../values/value";
import { itemAt } from "./indexing";

/** Goes through a value's items as Python does, one when it is asked for. @throws ProgramFault where there is nothing to go through */
export function iterate(machine: Machine, value: Value): () => Value | undefined {
  if (value instanceof IteratorValue) return value.next;
  if (value instanceof Range) {
    let k = 0;
    return () => (k < value.length ? new Int(value.start + k++ * value.step) : undefined);
  }
  if (value instanceof Instance) {
    const own = ownIterator(machine, value);
    if (own) return own;
  }
  const stepped = value instanceof LibraryObject ? value.iterated?.() : undefined;
  if (stepped) return stepped;
  // A list that grows while it is gone through has more items.
  const items = value instanceof List ? value.items : itemsOf(machine, value);
  let k = 0;
  return () => items[k++];
}

/** Of an object of the program that has `__iter__`, or `__next__` itself. */
function ownIterator(machine: Machine, value: Instance): (() => Value | undefined) | undefined {
  const begin = machine.methodOf(value, "__iter__");
  if (!begin) return undefined;
  const iterator = begin.call([], new Map());
  const next = iterator instanceof Instance ? machine.methodOf(iterator, "__next__") : undefined;
  if (!next) return iterator === value ? undefined : iterate(machine, iterator);
  return () => {
    try {
      return next.call([], new Map());
    } catch (fault) {
      if (fault instanceof ProgramFault && fault.type === "StopIteration") return undefined;
      throw fault;
    }
  };
}

/** All items of what gives them one by one. */
export function drained(machine: Machine, next: () => Value | undefined): Value[] {
  const items: Value[] = [];
  for (let item = next(); item !== undefined; item = next()) {
    machine.budget.spend(1);
    items.push(item);
  }
  return items;
}

/** What a loop goes through: items, keys, characters, rows. @throws ProgramFault where there is nothing to go through */
export function itemsOf(machine: Machine, value: Value): readonly Value[] {
  if (value instanceof List) return [...value.items];
  if (value instanceof Tuple) return value.items;
  if (typeof value === "string") return [...value];
  if (value instanceof Dict) return [...value.entries.values()].map(({ key }) => key);
  if (value instanceof SetValue) return [...value.entries.values()];
  if (value instanceof Range) {
    machine.budget.spend(value.length);
    return Array.from({ length: value.length }, (_, k) => new Int(value.start + k * value.step));
  }
  if (value instanceof NDArray) {
    if (value.shape.length === 0)
      throw new ProgramFault("a single number can't be gone through: it has no items");
    machine.budget.spend(value.shape[0]);
    return Array.from({ length: value.shape[0] }, (_, k) => itemAt(machine, value, new Int(k)));
  }
  if (value instanceof IteratorValue) return drained(machine, value.next);
  if (value instanceof LibraryObject) {
    const items = value.items?.();
    if (items) return items;
  }
  if (value instanceof Instance) {
    if (machine.methodOf(value, "__iter__")) return drained(machine, iterate(machine, value));
    const [length, item] = [machine.methodOf(value, "__len__"), machine.methodOf(value, "__getitem__")];
    if (length && item) {
      const count = length.call([], new Map());
      if (count instanceof Int)
        return Array.from({ length: count.value }, (_, k) => item.call([new Int(k)], new Map()));
    }
  }
  throw new ProgramFault(`${typeName(value)} can't be gone through: it has no items`, undefined, {
    type: "TypeError",
    text: `'${typeName(value)}' object is not iterable`,
  });
}

/** How many items there are, as `len` says. */
export function lengthOf(machine: Machine, value: Value): number {
  if (value instanceof Range) return value.length;
  if (value instanceof NDArray && value.shape.length > 0) return value.shape[0];
  if (value instanceof Dict || value instanceof SetValue) return value.entries.size;
  if (value instanceof Instance) {
    const method = machine.methodOf(value, "__len__");
    const count = method?.call([], new Map());
    if (count instanceof Int) return count.value;
  }
  if (value instanceof IteratorValue)
    throw new ProgramFault(
      `a ${value.typeName} gives its items once and has no length: use len(list(…))`,
      undefined,
      {
        type: "TypeError",
        text: `object of type '${value.typeName}' has no len()`,
      },
    );
  if (isNumberLike(value))
    throw new ProgramFault(`a single number (${typeName(value)}) has no length`, undefined, {
      type: "TypeError",
      text: `object of type '${typeName(value)}' has no len()`,
    });
  return itemsOf(machine, value).length;
}

/** What a dict knows a key by: equal keys have the same one. @throws ProgramFault for what can change */
export function dictKey(value: Value): string | number | boolean | Value {
  if (typeof value === "string") return `s${value}`;
  if (value instanceof Int || value instanceof Float) return value.value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof NDArray) {
    if (value.kind === "tensor") return value;
    if (value.shape.length === 0) return buffer(value)[0];
    throw new ProgramFault("an array can't be a key of a dict: it can change");
  }
  if (value instanceof Tuple)
    return `t(${value.items.map((item) => `${typeof dictKey(item)}${String(dictKey(item))}`).join(",")})`;
  if (value instanceof List || value instanceof Dict || value instanceof SetValue)
    throw new ProgramFault(`a ${typeName(value)} can't be a key of a dict: it can change`);
  return value;
}

/** Whether a value counts as true. @throws ProgramFault for arrays of several numbers, as NumPy does */
export function isTrue(machine: Machine, value: Value): boolean {
  if (value === null) return false;
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return value !== "";
  if (value instanceof Int || value instanceof Float) return value.value !== 0;
  if (value instanceof NDArray) {
    if (value.size > 1)
      throw new ProgramFault(
        "an array of several numbers is neither true nor false: use .any() or .all()",
        undefined,
        {
          type: value.kind === "tensor" ? "RuntimeError" : "ValueError",
          text:
            value.kind === "tensor"
              ? "Boolean value of Tensor with more than one value is ambiguous"
              : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
        },
      );
    return value.size === 1 && buffer(value)[0] !== 0;
  }
  if (value instanceof List || value instanceof Tuple) return value.items.length > 0;
  if (value instanceof Dict || value instanceof SetValue) return value.entries.size > 0;
  if (value instanceof Range) return value.length > 0;
  if (value instanceof Instance) {
    const method = machine.methodOf(value, "__bool__");
    if (method) return method.call([], new Map()) === true;
    const length = machine.methodOf(value, "__len__");
    if (length) return lengthOf(machine, value) > 0;
  }
  return true;
}
