import { dictKey, itemsOf } from "../../arrays/items";
import { wholeNumber } from "../../arrays/positions";
import type { BuiltIn } from "../../functions/function";
import { builtIn } from "../../functions/function";
import { dictFrom } from "../../functions/python/collections";
import { ProgramFault } from "../../parse/tree/fault";
import { Dict, FunctionValue, Int, List, Tuple, type Value } from "../../values/value";

/** A tuple whose items have names. */
function namedTuple(typeName: string, fields: readonly string[]): FunctionValue {
  return new FunctionValue(typeName, (positional, keywords) => {
    const items = fields.map((field, k) => positional[k] ?? keywords.get(field));
    const missing = fields.find((_, k) => items[k] === undefined);
    if (missing !== undefined || positional.length > fields.length)
      throw new ProgramFault(
        `${typeName} takes ${fields.join(", ")}${missing === undefined ? "" : `; ${missing} is missing`}`,
        undefined,
        { type: "TypeError" },
      );
    return new Tuple(items as Value[], fields, typeName);
  });
}

/** Python's `collections`. */
export const collectionsFunctions: readonly BuiltIn[] = [
  builtIn(["defaultdict"], (call) => {
    const [factory, ...rest] = call.positional;
    const dict = dictFrom({ ...call, positional: rest });
    dict.label = `defaultdict(${call.machine.repr(factory ?? null)}, `;
    if (factory !== undefined && factory !== null) dict.missing = () => call.machine.callValue(factory, []);
    return dict;
  }),
  builtIn(["OrderedDict"], (call) => dictFrom(call)),
  builtIn(["Counter"], ({ machine, positional: [source] }) => {
    const counts = new Dict();
    counts.label = "Counter(";
    if (source instanceof Dict) for (const [key, entry] of source.entries) counts.entries.set(key, entry);
    else if (source !== undefined)
      for (const item of itemsOf(machine, source)) {
        const before = counts.entries.get(dictKey(item))?.value;
        counts.entries.set(dictKey(item), {
          key: item,
          value: new Int(before instanceof Int ? before.value + 1 : 1),
        });
      }
    return counts;
  }),
  builtIn(["namedtuple"], ({ machine, positional: [name, fields] }) => {
    const names =
      typeof fields === "string"
        ? fields.split(/[\s,]+/).filter((one) => one !== "")
        : itemsOf(machine, fields ?? null);
    if (typeof name !== "string" || names.some((one) => typeof one !== "string"))
      throw new ProgramFault("namedtuple takes a name and the names of its fields");
    return namedTuple(name, names as string[]);
  }),
];

/** The commonest first: of a Counter. */
export function mostCommon(dict: Dict, most: Value | undefined): List {
  const pairs = [...dict.entries.values()].map(({ key, value }) => ({
    key,
    value,
    count: value instanceof Int ? value.value : 0,
  }));
  pairs.sort((a, b) => b.count - a.count);
  const count = most === undefined || most === null ? pairs.length : wholeNumber(most, "most_common");
  return new List(pairs.slice(0, count).map(({ key, value }) => new Tuple([key, value])));
}
