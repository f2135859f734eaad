import { equal } from "../../arrays/compare";
import { itemsOf } from "../../arrays/items";
import { position, wholeNumber } from "../../arrays/positions";
import { sortedItems } from "../../functions/python/collections";
import { ProgramFault } from "../../parse/tree/fault";
import { Int, List, type Tuple } from "../../values/value";
import { type Methods, one } from "./method";

/** Of a tuple; lists have them too. */
export const tupleMethods: Methods<List | Tuple> = {
  index: (machine, list, args) => {
    const at = list.items.findIndex((item) => equal(machine, item, one(args, "index")));
    if (at < 0)
      throw new ProgramFault("index: the list doesn't hold this", undefined, {
        type: "ValueError",
        text: `${machine.repr(args[0])} is not in list`,
      });
    return new Int(at);
  },
  count: (machine, list, args) =>
    new Int(list.items.filter((item) => equal(machine, item, one(args, "count"))).length),
};

export const listMethods: Methods<List> = {
  append: (_machine, list, args) => {
    if (args.length > 1)
      throw new ProgramFault("append takes one item: for several, write += […]", undefined, {
        type: "TypeError",
      });
    list.items.push(one(args, "append"));
    return null;
  },
  extend: (machine, list, args) => {
    list.items.push(...itemsOf(machine, one(args, "extend")));
    return null;
  },
  insert: (_machine, list, [at, value]) => {
    list.items.splice(wholeNumber(at ?? null, "insert: the index"), 0, value ?? null);
    return null;
  },
  pop: (_machine, list, args) => {
    if (list.items.length === 0)
      throw new ProgramFault("an empty list has nothing to pop", undefined, {
        type: "IndexError",
        text: "pop from empty list",
      });
    return list.items.splice(
      args.length > 0 ? position(args[0], list.items.length) : list.items.length - 1,
      1,
    )[0];
  },
  remove: (machine, list, args) => {
    const at = list.items.findIndex((item) => equal(machine, item, one(args, "remove")));
    if (at < 0)
      throw new ProgramFault("remove: the list doesn't hold this", undefined, {
        type: "ValueError",
        text: "list.remove(x): x not in list",
      });
    list.items.splice(at, 1);
    return null;
  },
  clear: (_machine, list) => {
    list.items.length = 0;
    return null;
  },
  reverse: (_machine, list) => {
    list.items.reverse();
    return null;
  },
  sort: (machine, list, positional, keywords) => {
    const sorted = sortedItems(
      { machine, library: "python", name: "sort", positional, keywords },
      list.items,
      keywords,
    );
    list.items.splice(0, list.items.length, ...sorted);
    return null;
  },
  copy: (_machine, list) => new List([...list.items]),
  ...tupleMethods,
};
