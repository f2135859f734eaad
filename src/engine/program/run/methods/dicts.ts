import { dictKey, itemsOf } from "../../arrays/items";
import { mostCommon } from "../../library/standard/collections";
import { ProgramFault } from "../../parse/tree/fault";
import { Dict, List, Tuple, type Value } from "../../values/value";
import type { Methods } from "./method";

export const dictMethods: Methods<Dict> = {
  keys: (_machine, dict) => view("dict_keys", dict, ({ key }) => key),
  values: (_machine, dict) => view("dict_values", dict, ({ value }) => value),
  items: (_machine, dict) => view("dict_items", dict, ({ key, value }) => new Tuple([key, value])),
  popitem: (_machine, dict) => {
    const [last] = [...dict.entries].slice(-1);
    if (!last) throw new ProgramFault("popitem: the dict is empty", undefined, { type: "KeyError" });
    dict.entries.delete(last[0]);
    return new Tuple([last[1].key, last[1].value]);
  },
  get: (_machine, dict, [key, usual]) =>
    (dict.entries.get(dictKey(key ?? null)) ?? { value: usual ?? null }).value,
  pop: (machine, dict, [key, usual]) => {
    const found = dict.entries.get(dictKey(key ?? null));
    if (!found && usual === undefined)
      throw new ProgramFault("pop: the dict has no such key", undefined, {
        type: "KeyError",
        text: machine.repr(key ?? null),
      });
    dict.entries.delete(dictKey(key ?? null));
    return found ? found.value : (usual ?? null);
  },
  setdefault: (_machine, dict, [key, usual]) => {
    const found = dict.entries.get(dictKey(key ?? null));
    if (!found) dict.entries.set(dictKey(key ?? null), { key: key ?? null, value: usual ?? null });
    return found ? found.value : (usual ?? null);
  },
  update: (machine, dict, [other], keywords) => {
    if (other instanceof Dict) for (const [key, entry] of other.entries) dict.entries.set(key, entry);
    else if (other !== undefined)
      for (const pair of itemsOf(machine, other)) {
        const [key, value] = itemsOf(machine, pair);
        dict.entries.set(dictKey(key), { key, value });
      }
    for (const [key, value] of keywords) dict.entries.set(dictKey(key), { key, value });
    return null;
  },
  copy: (_machine, dict) => {
    const copy = new Dict();
    for (const [key, entry] of dict.entries) copy.entries.set(key, entry);
    return copy;
  },
  most_common: (_machine, dict, [most]) => mostCommon(dict, most),
  clear: (_machine, dict) => {
    dict.entries.clear();
    return null;
  },
};

/** Keys, values or pairs: a list that prints under its own name. */
const view = (label: string, dict: Dict, of: (entry: { key: Value; value: Value }) => Value) =>
  new List([...dict.entries.values()].map(of), label);
