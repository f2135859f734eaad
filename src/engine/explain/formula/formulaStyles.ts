import type { Leaf, Style } from "../../math/expressions/print";
import { texToText } from "../../math/expressions/texToText";
import { fullNumber, shortestNumber, shortNumber, texNumber } from "../../math/format";
import { withSubscripts, writtenName } from "../../names/labels";
import type { Notation } from "../../names/notation";

const tex = {
  times: " \\cdot ",
  minus: "-",
  quotient: (above: string, below: string) => `\\frac{${above}}{${below}}`,
  parentheses: (inner: string) => `(${inner})`,
  template: (template: string) => template,
  argument: (text: string) => `{${text}}`,
};

const text = {
  times: " · ",
  minus: "−",
  quotient: (above: string, below: string, leading: boolean) =>
    `${grouped(above, leading)} / ${grouped(below, false)}`,
  parentheses: (inner: string) => `(${inner})`,
  template: texToText,
  argument: (inner: string) => inner,
};

/** A part of a quotient on one line; what is more than one word gets parentheses, and so does a minus after an operator. */
const grouped = (part: string, leading: boolean) =>
  / /.test(part) || (!leading && /^[-−]/.test(part)) ? `(${part})` : part;

const positive = (of: string): Leaf => ({ text: of, negative: false });
const signed = (of: string, value: number): Leaf => ({ text: of, negative: value < 0 });

/** @param mark wraps a quantity, so that the page can find it again: gets its name and its LaTeX */
export function texSymbols(notation: Notation, mark: (name: string, tex: string) => string): Style {
  return {
    ...tex,
    first: notation.first,
    quantity: (name) =>
      positive(mark(name, writtenName(name, notation.operandTex ?? notation.tex, notation.parse))),
    constant: (symbol) => positive(symbol),
    number: (value) => signed(texNumber(value), value),
  };
}

/** The same with the values in the places of the names. */
export function texNumbers(mark: (name: string, tex: string) => string, notation?: Notation): Style {
  return {
    ...tex,
    first: notation?.first,
    numeric: true,
    quantity: (name, value) => signed(mark(name, texNumber(value)), value),
    constant: (_symbol, value) => signed(texNumber(value), value),
    number: (value) => signed(texNumber(value), value),
  };
}

/** A formula on one line, `w₁₁ · x₁ + b₁`: constants by their letters, numbers to four digits. */
export function textSymbols(notation: Notation): Style {
  return {
    ...text,
    first: notation.first,
    quantity: (name) => positive(inFormula(name, "text", notation)),
    constant: (symbol) => positive(withSubscripts(texToText(symbol))),
    number: (value) => signed(shortNumber(value), value),
  };
}

export const textNumbers: Style = {
  ...text,
  numeric: true,
  quantity: (_name, value) => signed(shortNumber(value), value),
  constant: (_symbol, value) => signed(shortNumber(value), value),
  number: (value) => signed(shortNumber(value), value),
};

/** What any keyboard types. */
export function asciiSymbols(notation: Notation): Style {
  return {
    ...textSymbols(notation),
    minus: "-",
    quantity: (name) => positive(inFormula(name, "ascii", notation)),
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
  constant: (_symbol, value) => signed(plainNumber(value), value),
  number: (value) => signed(plainNumber(value), value),
};

const plainNumber = (value: number) => (Number.isFinite(value) ? shortestNumber(value) : fullNumber(value));

/** A quantity in a formula. */
function inFormula(name: string, form: "text" | "ascii", notation: Notation): string {
  const text = writtenName(name, notation[form], notation.parse);
  const isNumber = notation.operand && notation.parse(name)?.kind === "plain";
  return isNumber ? (notation.operand?.(text) ?? text) : text;
}
