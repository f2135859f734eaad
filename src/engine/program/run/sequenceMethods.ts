import { equal } from "../arrays/compare";
import { position, wholeNumber } from "../arrays/indexing";
import { itemsOf, keyOf } from "../arrays/items";
import { inOrder } from "../functions/python";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/fault";
import { Dict, FunctionValue, Int, List, SetValue, Tuple, type Value } from "../values/value";
import { formatValue } from "./formatText";

type Method = (
  machine: Machine,
  of: never,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
) => Value;

const one = (positional: readonly Value[], what: string): Value => {
  if (positional.length === 0) throw new ProgramFault(`${what} needs an argument`);
  return positional[0];
};

const textOf = (value: Value | undefined, usual?: string): string => {
  if (typeof value === "string") return value;
  if (value === undefined && usual !== undefined) return usual;
  throw new ProgramFault("a text is needed here");
};

const lists: Readonly<Record<string, Method>> = {
  append: (_machine, list: List, args) => {
    list.items.push(one(args, "append"));
    return null;
  },
  extend: (machine, list: List, args) => {
    list.items.push(...itemsOf(machine, one(args, "extend")));
    return null;
  },
  insert: (_machine, list: List, [at, value]) => {
    list.items.splice(wholeNumber(at ?? null, "insert: the place"), 0, value ?? null);
    return null;
  },
  pop: (_machine, list: List, args) => {
    if (list.items.length === 0) throw new ProgramFault("an empty list has nothing to pop");
    return list.items.splice(
      args.length > 0 ? position(args[0], list.items.length) : list.items.length - 1,
      1,
    )[0];
  },
  remove: (machine, list: List, args) => {
    const at = list.items.findIndex((item) => equal(machine, item, one(args, "remove")));
    if (at < 0) throw new ProgramFault("remove: the list doesn't hold this");
    list.items.splice(at, 1);
    return null;
  },
  clear: (_machine, list: List) => {
    list.items.length = 0;
    return null;
  },
  reverse: (_machine, list: List) => {
    list.items.reverse();
    return null;
  },
  sort: (machine, list: List, positional, keywords) => {
    const sorted = inOrder(
      { machine, library: "python", name: "sort", positional, keywords },
      list.items,
      keywords,
    );
    list.items.splice(0, list.items.length, ...sorted);
    return null;
  },
  copy: (_machine, list: List) => new List([...list.items]),
  index: (machine, list: List | Tuple, args) => {
    const at = list.items.findIndex((item) => equal(machine, item, one(args, "index")));
    if (at < 0) throw new ProgramFault("index: the list doesn't hold this");
    return new Int(at);
  },
  count: (machine, list: List | Tuple, args) =>
    new Int(list.items.filter((item) => equal(machine, item, one(args, "count"))).length),
};

const dicts: Readonly<Record<string, Method>> = {
  keys: (_machine, dict: Dict) => new List([...dict.entries.values()].map(({ key }) => key)),
  values: (_machine, dict: Dict) => new List([...dict.entries.values()].map(({ value }) => value)),
  items: (_machine, dict: Dict) =>
    new List([...dict.entries.values()].map(({ key, value }) => new Tuple([key, value]))),
  get: (_machine, dict: Dict, [key, usual]) =>
    (dict.entries.get(keyOf(key ?? null)) ?? { value: usual ?? null }).value,
  pop: (_machine, dict: Dict, [key, usual]) => {
    const found = dict.entries.get(keyOf(key ?? null));
    if (!found && usual === undefined) throw new ProgramFault("pop: the dict has no such key");
    dict.entries.delete(keyOf(key ?? null));
    return found ? found.value : (usual ?? null);
  },
  setdefault: (_machine, dict: Dict, [key, usual]) => {
    const found = dict.entries.get(keyOf(key ?? null));
    if (!found) dict.entries.set(keyOf(key ?? null), { key: key ?? null, value: usual ?? null });
    return found ? found.value : (usual ?? null);
  },
  update: (machine, dict: Dict, [other], keywords) => {
    if (other instanceof Dict) for (const [key, entry] of other.entries) dict.entries.set(key, entry);
    else if (other !== undefined)
      for (const pair of itemsOf(machine, other)) {
        const [key, value] = itemsOf(machine, pair);
        dict.entries.set(keyOf(key), { key, value });
      }
    for (const [key, value] of keywords) dict.entries.set(keyOf(key), { key, value });
    return null;
  },
  copy: (_machine, dict: Dict) => {
    const copy = new Dict();
    for (const [key, entry] of dict.entries) copy.entries.set(key, entry);
    return copy;
  },
  clear: (_machine, dict: Dict) => {
    dict.entries.clear();
    return null;
  },
};

const sets: Readonly<Record<string, Method>> = {
  add: (_machine, set: SetValue, args) => {
    set.entries.set(keyOf(one(args, "add")), args[0]);
    return null;
  },
  discard: (_machine, set: SetValue, args) => {
    set.entries.delete(keyOf(one(args, "discard")));
    return null;
  },
};

const texts: Readonly<Record<string, Method>> = {
  join: (machine, text: string, args) =>
    itemsOf(machine, one(args, "join"))
      .map((item) => textOf(item))
      .join(text),
  format: (machine, text: string, positional, keywords) => formatText(machine, text, positional, keywords),
  split: (_machine, text: string, args) =>
    new List(
      args.length === 0
        ? text
            .trim()
            .split(/\s+/)
            .filter((part) => part !== "")
        : text.split(textOf(args[0])),
    ),
  strip: (_machine, text: string) => text.trim(),
  lstrip: (_machine, text: string) => text.trimStart(),
  rstrip: (_machine, text: string) => text.trimEnd(),
  upper: (_machine, text: string) => text.toUpperCase(),
  lower: (_machine, text: string) => text.toLowerCase(),
  title: (_machine, text: string) => text.toLowerCase().replace(/\b\w/g, (letter) => letter.toUpperCase()),
  capitalize: (_machine, text: string) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  replace: (_machine, text: string, [from, to]) => text.replaceAll(textOf(from), textOf(to)),
  startswith: (_machine, text: string, [part]) => text.startsWith(textOf(part)),
  endswith: (_machine, text: string, [part]) => text.endsWith(textOf(part)),
  find: (_machine, text: string, [part]) => new Int(text.indexOf(textOf(part))),
  count: (_machine, text: string, [part]) => new Int(text.split(textOf(part)).length - 1),
  isdigit: (_machine, text: string) => /^\d+$/.test(text),
  ljust: (_machine, text: string, [width, fill]) => text.padEnd(widthOf(width), textOf(fill, " ")),
  rjust: (_machine, text: string, [width, fill]) => text.padStart(widthOf(width), textOf(fill, " ")),
  center: (_machine, text: string, [width, fill]) => {
    const missing = Math.max(0, widthOf(width) - text.length);
    const left = Math.floor(missing / 2) + (missing & widthOf(width) & 1);
    return textOf(fill, " ").repeat(left) + text + textOf(fill, " ").repeat(missing - left);
  },
  zfill: (_machine, text: string, [width]) => text.padStart(widthOf(width), "0"),
};

function widthOf(value: Value | undefined): number {
  const width = wholeNumber(value ?? null, "a width");
  if (width > 10_000) throw new ProgramFault("a text of this width is too long here");
  return width;
}

/** "{:.3f} and {name}".format(…). */
function formatText(
  machine: Machine,
  text: string,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): string {
  let used = 0;
  return text.replace(
    /\{\{|\}\}|\{([\w.[\]]*)(?:!([rs]))?(?::([^{}]*))?\}/g,
    (whole, name: string | undefined, conversion, spec) => {
      if (whole === "{{") return "{";
      if (whole === "}}") return "}";
      const value =
        name === undefined || name === ""
          ? positional[used++]
          : /^\d+$/.test(name)
            ? positional[Number(name)]
            : keywords.get(name);
      if (value === undefined) throw new ProgramFault(`format: there is no value for ${whole}`);
      return formatValue(machine, conversion === "r" ? machine.repr(value) : value, spec ?? "");
    },
  );
}

/** A method of a list, tuple, dict, set or text; nothing where there is none. */
export function sequenceMethod(machine: Machine, of: Value, name: string): Value | undefined {
  const table =
    of instanceof List
      ? lists
      : of instanceof Tuple
        ? { index: lists.index, count: lists.count }
        : of instanceof Dict
          ? dicts
          : of instanceof SetValue
            ? sets
            : typeof of === "string"
              ? texts
              : undefined;
  if (!table || !Object.hasOwn(table, name)) return undefined;
  const method = table[name as keyof typeof table] as Method;
  return new FunctionValue(name, (positional, keywords) =>
    method(machine, of as never, positional, keywords),
  );
}

/** Their names, for the nearest one. */
export const methodNames = (of: Value): string[] =>
  Object.keys(
    of instanceof List
      ? lists
      : of instanceof Dict
        ? dicts
        : typeof of === "string"
          ? texts
          : of instanceof SetValue
            ? sets
            : {},
  );
