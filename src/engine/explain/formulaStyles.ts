import type { RunningLetter } from "../math/expression";
import { fullNumber, shortestNumber, shortNumber, texNumber } from "../math/format";
import { type Leaf, type Style, texToText } from "../math/print";
import { withSubscripts, written } from "../names/labels";
import type { Notation } from "../names/notation";
import { gradientOf, lossName, parseRule } from "../names/quantity";

const tex = {
  times: " \\cdot ",
  minus: "-",
  quotient: (above: string, below: string) => `\\frac{${above}}{${below}}`,
  parentheses: (inner: string) => `(${inner})`,
  template: (template: string) => template,
  argument: (text: string) => `{${text}}`,
  sigma: (over: readonly RunningLetter[]) => over.map(texLimits).join(" "),
};

const text = {
  times: " · ",
  minus: "−",
  quotient: (above: string, below: string, leading: boolean) =>
    `${grouped(above, leading)} / ${grouped(below, false)}`,
  parentheses: (inner: string) => `(${inner})`,
  template: texToText,
  argument: (inner: string) => inner,
  sigma: (over: readonly RunningLetter[]) => over.map(textLimits).join(" "),
};

/** A part of a quotient on one line; what is more than one word gets parentheses, and so does a minus after an operator. */
const grouped = (part: string, leading: boolean) =>
  / /.test(part) || (!leading && /^[-−]/.test(part)) ? `(${part})` : part;

const texPartial = (of: string, by: string) => `\\frac{\\partial ${of}}{\\partial ${by}}`;
const textPartial = (of: string, by: string) => `∂${of}/∂${by}`;

/** Writes ∂of/∂by with a notation's names; of the loss as it writes gradients. */
const partialIn =
  (write: Notation["tex"], fraction: (above: string, below: string) => string) =>
  (of: string, by: string) => {
    const below = of === lossName ? parseRule(by) : undefined;
    return below ? write(gradientOf(below.of)) : fraction(written(of, write), written(by, write));
  };

/** The letters of a Σ below and above it. */
function texLimits(running: RunningLetter): string {
  const { letter, low, high, missing, values } = limitsOf(running);
  if (missing.length === 0) return `\\sum_{${letter}=${low}}^{${high}}`;
  return missing.length === 1
    ? `\\sum_{${letter} \\ne ${missing[0]}}`
    : `\\sum_{${letter} \\in \\{${values.join(",")}\\}}`;
}

function textLimits(running: RunningLetter): string {
  const { letter, low, high, missing, values } = limitsOf(running);
  if (missing.length === 0) return `Σ(${letter}=${low}…${high})`;
  return missing.length === 1 ? `Σ(${letter}≠${missing[0]})` : `Σ(${letter}=${values.join(",")})`;
}

/** What a letter runs over; `missing` is what it leaves out, counted from 1 unless it is a run of its own. */
function limitsOf({ letter, values }: RunningLetter) {
  const [low, high] = [values[0], values[values.length - 1]];
  const isRun = high - low + 1 === values.length;
  const missing = isRun
    ? []
    : Array.from({ length: high }, (_, k) => k + 1).filter((value) => !values.includes(value));
  return { letter, values, low, high, missing };
}

const positive = (of: string): Leaf => ({ text: of, negative: false });
const signed = (of: string, value: number): Leaf => ({ text: of, negative: value < 0 });

/** @param mark wraps a quantity, so that the page can find it again: gets its name and its LaTeX */
export function texSymbols(notation: Notation, mark: (name: string, tex: string) => string): Style {
  return {
    ...tex,
    quantity: (name) => positive(mark(name, written(name, notation.tex))),
    partial: partialIn(notation.tex, texPartial),
    constant: (symbol) => positive(symbol),
    number: (value) => signed(texNumber(value), value),
  };
}

export function texNumbers(mark: (name: string, tex: string) => string): Style {
  return {
    ...tex,
    numeric: true,
    quantity: (name, value) => signed(mark(name, texNumber(value)), value),
    partial: texPartial,
    constant: (_symbol, value) => signed(texNumber(value), value),
    number: (value) => signed(texNumber(value), value),
  };
}

export function textSymbols(notation: Notation): Style {
  return {
    ...text,
    quantity: (name) => positive(written(name, notation.text)),
    partial: partialIn(notation.text, textPartial),
    constant: (symbol) => positive(withSubscripts(texToText(symbol))),
    number: (value) => signed(shortNumber(value), value),
  };
}

export const textNumbers: Style = {
  ...text,
  numeric: true,
  quantity: (_name, value) => signed(shortNumber(value), value),
  partial: textPartial,
  constant: (_symbol, value) => signed(shortNumber(value), value),
  number: (value) => signed(shortNumber(value), value),
};

/** What any keyboard types. */
export function asciiSymbols(notation: Notation): Style {
  return {
    ...textSymbols(notation),
    minus: "-",
    quantity: (name) => positive(written(name, notation.ascii)),
    partial: partialIn(notation.ascii, (above, below) => `d${above}/d${below}`),
    constant: (symbol) => positive(texToText(symbol)),
    number: (value) => signed(String(value), value),
  };
}

/** Numbers in full: a reader's script can compute with them. */
export const asciiNumbers: Style = {
  ...text,
  numeric: true,
  minus: "-",
  quantity: (_name, value) => signed(plainNumber(value), value),
  partial: textPartial,
  constant: (_symbol, value) => signed(plainNumber(value), value),
  number: (value) => signed(plainNumber(value), value),
};

const plainNumber = (value: number) => (Number.isFinite(value) ? shortestNumber(value) : fullNumber(value));
