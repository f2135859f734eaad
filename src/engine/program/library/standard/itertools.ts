import { itemsOf, iterate } from "../../arrays/items";
import { plus } from "../../arrays/operators";
import { wholeNumber } from "../../arrays/positions";
import type { BuiltIn, Call } from "../../functions/function";
import { builtIn } from "../../functions/function";
import type { Machine } from "../../machine/machine";
import { IteratorValue } from "../../values/iterator";
import { Int, Tuple, type Value } from "../../values/value";

/** An iterator of what a function of JavaScript yields. */
const iterator = (name: string, make: (call: Call) => Generator<Value>): BuiltIn =>
  builtIn([name], (call) => {
    const items = make(call);
    return new IteratorValue(name, () => {
      call.machine.budget.spend(1);
      const { value, done } = items.next();
      return done ? undefined : value;
    });
  });

function* each(machine: Machine, value: Value): Generator<Value> {
  const next = iterate(machine, value);
  for (let item = next(); item !== undefined; item = next()) yield item;
}

function* product(lists: readonly (readonly Value[])[], chosen: readonly Value[] = []): Generator<Value> {
  const [first, ...rest] = lists;
  if (!first) yield new Tuple(chosen);
  else for (const item of first) yield* product(rest, [...chosen, item]);
}

/** So many of the items: in their order, or in every order. */
function* choices(
  items: readonly Value[],
  count: number,
  anyOrder: boolean,
  chosen: readonly number[] = [],
): Generator<Value> {
  if (chosen.length === count) {
    yield new Tuple(chosen.map((k) => items[k]));
    return;
  }
  for (let k = anyOrder ? 0 : (chosen.at(-1) ?? -1) + 1; k < items.length; k++)
    if (!chosen.includes(k)) yield* choices(items, count, anyOrder, [...chosen, k]);
}

const integer = (value: Value | undefined, usual: number) =>
  value === undefined || value === null ? usual : wholeNumber(value, "itertools");

/** Python's `itertools`. */
export const itertoolsFunctions: readonly BuiltIn[] = [
  iterator("product", ({ machine, positional, keywords }) => {
    const lists = positional.map((value) => itemsOf(machine, value));
    return product(Array.from({ length: integer(keywords.get("repeat"), 1) }, () => lists).flat());
  }),
  iterator("combinations", ({ machine, positional: [list, count] }) =>
    choices(itemsOf(machine, list ?? null), integer(count, 0), false),
  ),
  iterator("permutations", ({ machine, positional: [list, count] }) => {
    const items = itemsOf(machine, list ?? null);
    return choices(items, integer(count, items.length), true);
  }),
  iterator("chain", function* ({ machine, positional }) {
    for (const value of positional) yield* each(machine, value);
  }),
  iterator("count", function* ({ positional: [start, step] }) {
    for (let k = integer(start, 0); ; k += integer(step, 1)) yield new Int(k);
  }),
  iterator("cycle", function* ({ machine, positional: [list] }) {
    const items = itemsOf(machine, list ?? null);
    while (items.length > 0) yield* items;
  }),
  iterator("repeat", function* ({ positional: [value, times] }) {
    for (let k = 0; k < integer(times, Infinity); k++) yield value;
  }),
  iterator("islice", function* ({ machine, positional: [list, ...limits] }) {
    const [start, stop, step] =
      limits.length === 1
        ? [0, integer(limits[0], Infinity), 1]
        : [integer(limits[0], 0), integer(limits[1], Infinity), integer(limits[2], 1)];
    let k = 0;
    if (stop <= 0) return;
    for (const item of each(machine, list ?? null)) {
      if (k >= start && (k - start) % step === 0) yield item;
      k += 1;
      if (k >= stop) return;
    }
  }),
  iterator("accumulate", function* ({ machine, positional: [list, f] }) {
    let total: Value | undefined;
    for (const item of each(machine, list ?? null)) {
      total =
        total === undefined ? item : f ? machine.callValue(f, [total, item]) : plus(machine, total, item);
      yield total;
    }
  }),
  iterator("zip_longest", function* ({ machine, positional, keywords }) {
    const lists = positional.map((value) => itemsOf(machine, value));
    const longest = Math.max(0, ...lists.map(({ length }) => length));
    for (let k = 0; k < longest; k++)
      yield new Tuple(lists.map((list) => list[k] ?? keywords.get("fillvalue") ?? null));
  }),
];
