import { itemsOf } from "../../arrays/items";
import { wholeNumber } from "../../arrays/positions";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { Int, List, Tuple, type Value } from "../../values/value";
import { formatValue } from "./formatText";
import { type Methods, one } from "./method";

const textOf = (value: Value | undefined, usual?: string): string => {
  if (typeof value === "string") return value;
  if ((value === undefined || value === null) && usual !== undefined) return usual;
  throw new ProgramFault("a text is needed here", undefined, { type: "TypeError" });
};

const countOf = (value: Value | undefined): number =>
  value === undefined || value === null ? -1 : wholeNumber(value, "how often");

/** Takes characters off the ends; white space where none are named. */
function stripped(text: string, characters: Value | undefined, atStart: boolean, atEnd: boolean): string {
  const isOff = (letter: string) =>
    typeof characters === "string" ? characters.includes(letter) : /\s/.test(letter);
  let [from, to] = [0, text.length];
  while (atStart && from < to && isOff(text[from])) from += 1;
  while (atEnd && to > from && isOff(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

function split(text: string, separator: Value | undefined, most: number): List {
  if (typeof separator === "string") {
    if (separator === "")
      throw new ProgramFault("split: the separator is empty", undefined, { type: "ValueError" });
    const parts = text.split(separator);
    if (most < 0 || parts.length <= most + 1) return new List(parts);
    return new List([...parts.slice(0, most), parts.slice(most).join(separator)]);
  }
  const parts: string[] = [];
  let rest = text.trimStart();
  while (rest !== "") {
    const at = parts.length === most ? -1 : rest.search(/\s/);
    parts.push(at < 0 ? rest : rest.slice(0, at));
    rest = at < 0 ? "" : rest.slice(at).trimStart();
  }
  return new List(parts);
}

/** Before, the separator, after. */
function partition(text: string, separator: string, isLast: boolean): Tuple {
  const at = isLast ? text.lastIndexOf(separator) : text.indexOf(separator);
  if (at < 0) return new Tuple(isLast ? ["", "", text] : [text, "", ""]);
  return new Tuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
}

function replaced(text: string, from: string, to: string, most: number): string {
  if (most < 0) return text.replaceAll(from, () => to);
  const parts = text.split(from);
  return [...parts.slice(0, most), parts.slice(most).join(from)].join(to);
}

const anyOf = (value: Value | undefined, holds: (part: string) => boolean): boolean =>
  value instanceof Tuple ? value.items.some((item) => holds(textOf(item))) : holds(textOf(value));

function found(text: string, part: string): Int {
  const at = text.indexOf(part);
  if (at < 0)
    throw new ProgramFault(`index: “${part}” isn't in the text`, undefined, {
      type: "ValueError",
      text: "substring not found",
    });
  return new Int(at);
}

const title = (text: string) =>
  text.toLowerCase().replace(/\p{L}+/gu, (word) => word[0].toUpperCase() + word.slice(1));

const all = (pattern: RegExp) => (_machine: Machine, text: string) => pattern.test(text);

export const textMethods: Methods<string> = {
  join: (machine, text, args) =>
    itemsOf(machine, one(args, "join"))
      .map((item) => textOf(item))
      .join(text),
  format: (machine, text, positional, keywords) => formatMethod(machine, text, positional, keywords),
  split: (_machine, text, [separator, most], keywords) =>
    split(text, separator ?? keywords.get("sep"), countOf(most ?? keywords.get("maxsplit"))),
  splitlines: (_machine, text) => {
    const lines = text.split(/\r\n|\r|\n/);
    if (lines.at(-1) === "") lines.pop();
    return new List(lines);
  },
  partition: (_machine, text, [separator]) => partition(text, textOf(separator), false),
  rpartition: (_machine, text, [separator]) => partition(text, textOf(separator), true),
  strip: (_machine, text, [characters]) => stripped(text, characters, true, true),
  lstrip: (_machine, text, [characters]) => stripped(text, characters, true, false),
  rstrip: (_machine, text, [characters]) => stripped(text, characters, false, true),
  removeprefix: (_machine, text, [part]) =>
    text.startsWith(textOf(part)) ? text.slice(textOf(part).length) : text,
  removesuffix: (_machine, text, [part]) =>
    textOf(part) !== "" && text.endsWith(textOf(part)) ? text.slice(0, -textOf(part).length) : text,
  upper: (_machine, text) => text.toUpperCase(),
  lower: (_machine, text) => text.toLowerCase(),
  swapcase: (_machine, text) =>
    [...text]
      .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
      .join(""),
  title: (_machine, text) => title(text),
  capitalize: (_machine, text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  replace: (_machine, text, [from, to, most]) => replaced(text, textOf(from), textOf(to), countOf(most)),
  startswith: (_machine, text, [part]) => anyOf(part, (one_) => text.startsWith(one_)),
  endswith: (_machine, text, [part]) => anyOf(part, (one_) => text.endsWith(one_)),
  find: (_machine, text, [part]) => new Int(text.indexOf(textOf(part))),
  rfind: (_machine, text, [part]) => new Int(text.lastIndexOf(textOf(part))),
  index: (_machine, text, [part]) => found(text, textOf(part)),
  count: (_machine, text, [part]) => new Int(text.split(textOf(part)).length - 1),
  isdigit: all(/^\d+$/),
  isnumeric: all(/^\d+$/),
  isalpha: all(/^\p{L}+$/u),
  isalnum: all(/^[\p{L}\d]+$/u),
  isspace: all(/^\s+$/),
  isupper: (_machine, text) => text === text.toUpperCase() && text !== text.toLowerCase(),
  islower: (_machine, text) => text === text.toLowerCase() && text !== text.toUpperCase(),
  ljust: (_machine, text, [width, fill]) => text.padEnd(widthOf(width), textOf(fill, " ")),
  rjust: (_machine, text, [width, fill]) => text.padStart(widthOf(width), textOf(fill, " ")),
  center: (_machine, text, [width, fill]) => {
    const missing = Math.max(0, widthOf(width) - text.length);
    const left = Math.floor(missing / 2) + (missing & widthOf(width) & 1);
    return textOf(fill, " ").repeat(left) + text + textOf(fill, " ").repeat(missing - left);
  },
  zfill: (_machine, text, [width]) =>
    /^[-+]/.test(text)
      ? text[0] + text.slice(1).padStart(widthOf(width) - 1, "0")
      : text.padStart(widthOf(width), "0"),
};

function widthOf(value: Value | undefined): number {
  const width = wholeNumber(value ?? null, "a width");
  if (width > 10_000) throw new ProgramFault("a text of this width is too long here");
  return width;
}

/** "{:.3f} and {name}".format(…). */
function formatMethod(
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
