import { dictKey, itemsOf } from "../../arrays/items";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { SetValue, type Value } from "../../values/value";
import { type Methods, one } from "./method";

const setOf = (machine: Machine, value: Value): SetValue => {
  if (value instanceof SetValue) return value;
  const set = new SetValue();
  for (const item of itemsOf(machine, value)) set.entries.set(dictKey(item), item);
  return set;
};

/** The items of a set for which something holds. */
const those = (set: SetValue, holds: (key: string | number | boolean | Value) => boolean): SetValue => {
  const found = new SetValue();
  for (const [key, value] of set.entries) if (holds(key)) found.entries.set(key, value);
  return found;
};

export const setMethods: Methods<SetValue> = {
  add: (_machine, set, args) => {
    set.entries.set(dictKey(one(args, "add")), args[0]);
    return null;
  },
  discard: (_machine, set, args) => {
    set.entries.delete(dictKey(one(args, "discard")));
    return null;
  },
  remove: (machine, set, args) => {
    if (!set.entries.delete(dictKey(one(args, "remove"))))
      throw new ProgramFault("remove: the set doesn't hold this", undefined, {
        type: "KeyError",
        text: machine.repr(args[0]),
      });
    return null;
  },
  update: (machine, set, args) => {
    for (const other of args)
      for (const [key, value] of setOf(machine, other).entries) set.entries.set(key, value);
    return null;
  },
  clear: (_machine, set) => {
    set.entries.clear();
    return null;
  },
  copy: (_machine, set) => those(set, () => true),
  union: (machine, set, args) => {
    const all = those(set, () => true);
    for (const other of args)
      for (const [key, value] of setOf(machine, other).entries) all.entries.set(key, value);
    return all;
  },
  intersection: (machine, set, args) => {
    const other = setOf(machine, one(args, "intersection"));
    return those(set, (key) => other.entries.has(key));
  },
  difference: (machine, set, args) => {
    const other = setOf(machine, one(args, "difference"));
    return those(set, (key) => !other.entries.has(key));
  },
  issubset: (machine, set, args) => {
    const other = setOf(machine, one(args, "issubset"));
    return [...set.entries.keys()].every((key) => other.entries.has(key));
  },
};
