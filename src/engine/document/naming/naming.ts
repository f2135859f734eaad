import { parseQuantity, plainName } from "../../names/canonicalName";
import { createLabels } from "../../names/labels";
import { numberOf } from "../../names/quantity";
import { type Plain, plain } from "../../names/tensorRef";
import type { Edit, NetworkDocument } from "../document";
import { nameFault } from "./nameFault";
import { namedBy, numbersOfNetwork, tensorOf, tensorWords } from "./numbers";
import { countedFrom, placedFrom, seriesIn } from "./series";

/** Names by canonical name, where an empty one takes a name away; or why it can't be. */
export type Naming =
  | { readonly names: Readonly<Record<string, string>>; readonly fault?: undefined }
  | { readonly names?: undefined; readonly fault: string };

/** As long as the format allows a name to be. */
const mostLetters = 24;

/**
 * What becomes of the network's names when a reader types this for a quantity: its own name, none where nothing is
 * typed, or those of its whole tensor for a series such as `w_1 … w_4`, which goes row by row.
 * @param quantity canonical; a gradient's name is that of its number
 */
export function namingFor(document: NetworkDocument, quantity: string, typed: string): Naming {
  const of = namedBy(document, quantity);
  return of ? namingOf(document, of, typed) : { fault: `there is no ${quantity} in this network` };
}

function namingOf(document: NetworkDocument, of: Plain, typed: string): Naming {
  const name = typed.trim();
  const series = seriesIn(name);
  if (!series) return checked(document, { [plainName(of)]: name });
  const tensor = tensorOf(document, of);
  const all = seriesOf(series.first, tensor);
  const { length } = tensor;
  if (length === 1) return { fault: `“${name}” are several names, and this is one number` };
  const found = all.find((candidate) => candidate[length - 1] === series.last);
  if (found) return checked(document, named(tensor, found));
  const meant = all.map((candidate) => `${candidate[0]} … ${candidate[length - 1]}`);
  return {
    fault: `there are ${length} ${tensorWords(of)}: write ${meant.join(" or ")}, or a name for this one alone`,
  };
}

/** What names a whole tensor from this one on, row by row; nothing where the name doesn't end in a number. */
export function seriesFrom(document: NetworkDocument, quantity: string, first: string): string | undefined {
  const of = namedBy(document, quantity);
  return of && seriesFromOne(tensorOf(document, of), first);
}

function seriesFromOne(tensor: readonly Plain[], first: string): string | undefined {
  if (tensor.length < 2 || seriesIn(first)) return undefined;
  const names = countedFrom(first.trim(), tensor.length);
  return names && `${names[0]} … ${names[names.length - 1]}`;
}

/** A series that isn't taken for the tensor of a quantity, with the letter that sheets use: the next layer counts on. */
export function usualSeries(document: NetworkDocument, quantity: string): string | undefined {
  const of = namedBy(document, quantity);
  return of && usualSeriesOf(document, of);
}

function usualSeriesOf(document: NetworkDocument, of: Plain): string | undefined {
  const tensor = tensorOf(document, of);
  const letter =
    { W: "w", a: of.layer === document.layers.length ? "o" : "h" }[of.base as "W" | "a"] ?? of.base;
  const own = new Set(tensor.map(plainName));
  const taken = Object.entries(document.names ?? {}).flatMap(([name, display]) => {
    const number = display.startsWith(`${letter}_`) ? Number(display.slice(letter.length + 1)) : Number.NaN;
    return own.has(name) || !Number.isInteger(number) ? [] : [number];
  });
  const first = `${letter}_${Math.max(0, ...taken) + 1}`;
  return tensor.length === 1 ? first : seriesFromOne(tensor, first);
}

/**
 * Names as most sheets have them for every layer's weights, biases and units where none of them has one, counted through
 * the network.
 */
export const nameAll: Edit = (document) =>
  unnamed(document).reduce((before, of) => {
    const { names } = namingOf(before, of, usualSeriesOf(before, of) ?? "");
    return names ? setNames(names)(before) : before;
  }, document);

/** The first number of each weights, biases and units of a layer of which none has a name. */
export function unnamed({ layers, names = {} }: NetworkDocument): readonly Plain[] {
  const named = new Set(
    Object.keys(names)
      .flatMap((name) => parseQuantity(name)?.of ?? [])
      .map(wholeName),
  );
  const all = layers.flatMap(({ biasMode }, l) => [
    plain("W", l + 1, [1, 1]),
    ...{ perUnit: [plain("b", l + 1, [1])], shared: [plain("b", l + 1, [])], none: [] }[biasMode],
    plain("a", l + 1, [1]),
  ]);
  return all.filter((of) => !named.has(wholeName(of)));
}

const wholeName = (of: Plain) => plainName({ ...of, index: [], example: undefined });

/** @param names as `namingFor` gives them */
export function setNames(names: Readonly<Record<string, string>>): Edit {
  return (document) => {
    const before = document.names ?? {};
    if (Object.entries(names).every(([name, display]) => (before[name] ?? "") === display)) return document;
    const all = withNames(document, names);
    const { names: _names, ...rest } = document;
    return Object.keys(all).length === 0 ? rest : { ...rest, names: all };
  };
}

const withNames = (document: NetworkDocument, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries({ ...document.names, ...names }).filter(([, display]) => display !== ""));

/** What a series may mean: one number after the other, or by row and column. */
function seriesOf(first: string, tensor: readonly Plain[]): (readonly string[])[] {
  const [rows, columns] = tensor[tensor.length - 1].index;
  const counted = countedFrom(first, tensor.length);
  const placed = columns === undefined ? undefined : placedFrom(first, rows, columns);
  return [counted, placed].filter((names) => names !== undefined);
}

const named = (tensor: readonly Plain[], names: readonly string[]) =>
  Object.fromEntries(tensor.map((of, k) => [plainName(of), names[k]]));

/** Whether all of them can be shown, and told from every other name on the page. */
function checked(document: NetworkDocument, names: Readonly<Record<string, string>>): Naming {
  for (const display of Object.values(names)) {
    const unshowable = nameFault(display);
    if (unshowable) return { fault: `“${display}” ${unshowable}` };
    if (display.length > mostLetters)
      return { fault: `“${display}” has ${display.length} letters; ${mostLetters} are the most` };
  }
  const { text } = createLabels(withNames(document, names), false);
  const written = new Map<string, Plain>();
  const others: Plain[] = [];
  for (const of of numbersOfNetwork(document)) {
    if (names[plainName(of)]) {
      const same = written.get(text(numberOf(of)));
      if (same) return { fault: `“${names[plainName(of)]}” would stand for two of them` };
      written.set(text(numberOf(of)), of);
    } else others.push(of);
  }
  for (const other of others) {
    const same = written.get(text(numberOf(other)));
    if (same)
      return {
        fault: `“${names[plainName(same)]}” is taken: ${plainName(other)} is written like that. Choose another name, or give that one another first`,
      };
  }
  return { names };
}
