import { ProgramFault } from "../parse/tree/fault";
import { pythonFloat } from "./pythonFloat";
import { fixed, scientific } from "./rounding";

const pattern = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

/** What Python's format specification makes of a number or a text: `.3f`, `>10`, `08.2e`, `,`. */
export function formatted(value: number | string, isInteger: boolean, spec: string): string {
  if (spec === "") return typeof value === "string" ? value : isInteger ? String(value) : pythonFloat(value);
  const match = pattern.exec(spec);
  if (!match) throw new ProgramFault(`“${spec}” isn't a format that is known here`);
  const [, fill, align, sign, , , zero, width, grouping, precision, type] = match;
  const isText = typeof value === "string";
  if (Number(width ?? 0) > 1000 || Number(precision ?? 0) > 100)
    throw new ProgramFault(`the format “${spec}” asks for too many characters`);
  const digits = precision === undefined ? undefined : Number(precision);
  const body = isText
    ? value.slice(0, digits ?? value.length)
    : grouped(numberText(Math.abs(value), isInteger, type, digits, spec), grouping);
  const isNegative = !isText && (value < 0 || Object.is(value, -0));
  const mark = isText ? "" : isNegative ? "-" : sign === "+" || sign === " " ? sign : "";
  const total = Number(width ?? 0);
  const filler = fill ?? (zero && !isText ? "0" : " ");
  const alignment = align ?? (zero && !isText ? "=" : isText ? "<" : ">");
  const missing = Math.max(0, total - body.length - mark.length);
  switch (alignment) {
    case "<":
      return mark + body + filler.repeat(missing);
    case "^": {
      const left = Math.floor(missing / 2);
      return filler.repeat(left) + mark + body + filler.repeat(missing - left);
    }
    case "=":
      return mark + filler.repeat(missing) + body;
    default:
      return filler.repeat(missing) + mark + body;
  }
}

function numberText(
  size: number,
  isInteger: boolean,
  type: string | undefined,
  digits: number | undefined,
  spec: string,
): string {
  if (!Number.isFinite(size)) return `${Number.isNaN(size) ? "nan" : "inf"}${type === "%" ? "%" : ""}`;
  switch (type) {
    case undefined:
      if (isInteger) return String(size);
      return digits === undefined ? pythonFloat(size) : general(size, digits, true);
    case "f":
    case "F":
      return fixed(size, digits ?? 6);
    case "e":
      return scientific(size, digits ?? 6);
    case "E":
      return scientific(size, digits ?? 6).toUpperCase();
    case "g":
    case "G":
      return general(size, digits ?? 6, false);
    case "%":
      return `${fixed(size * 100, digits ?? 6)}%`;
    case "d":
    case "n":
      if (!isInteger) throw new ProgramFault(`the format “${spec}” is for integers`);
      return String(size);
    case "x":
    case "X":
    case "b":
    case "o":
      if (!isInteger) throw new ProgramFault(`the format “${spec}” is for integers`);
      return size.toString(type === "b" ? 2 : type === "o" ? 8 : 16);
    default:
      throw new ProgramFault(`“${spec}” isn't a format for a number`);
  }
}

/** So many significant digits, with an exponent where the number is very small or large. */
function general(size: number, precision: number, isPlain: boolean): string {
  const digits = precision === 0 ? 1 : precision;
  if (size === 0) return isPlain ? "0.0" : "0";
  const [mantissa, power] = scientific(size, digits - 1).split("e");
  const exponent = Number(power);
  const limit = isPlain ? digits - 1 : digits;
  if (exponent < -4 || exponent >= limit) return `${trimmed(mantissa)}e${power}`;
  const text = trimmed(fixed(size, Math.max(0, digits - 1 - exponent)));
  return isPlain && !text.includes(".") ? `${text}.0` : text;
}

const trimmed = (text: string) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

function grouped(text: string, grouping: string | undefined): string {
  if (!grouping) return text;
  const [whole, ...rest] = text.split(/(?=[.e%])/);
  return whole.replace(/\B(?=(\d{3})+$)/g, grouping) + rest.join("");
}
