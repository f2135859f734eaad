import type { Dtype } from "../values/dtype";
import { isFloat } from "../values/dtype";
import { type NDArray, numbersOf } from "../values/ndarray";
import { floatWriter, type PrintOptions } from "./numpyFloats";
import { positional, pythonFloat, shortestDigits } from "./pythonFloat";

/** One number of an array, as Python's `str` writes NumPy's scalars. */
export function scalarText(value: number, dtype: Dtype): string {
  if (dtype === "bool") return value === 0 ? "False" : "True";
  if (dtype === "float64" || !isFloat(dtype)) return isFloat(dtype) ? pythonFloat(value) : String(value);
  if (!Number.isFinite(value) || value === 0) return pythonFloat(value);
  const { sign, digits, exponent } = shortestDigits(value, true);
  return exponent < -4 || exponent >= 16
    ? pythonFloat(Number(Math.fround(value).toPrecision(8)))
    : sign + positional(digits, exponent, ".0");
}

/** What `print` shows of an array. */
export function arrayText(array: NDArray, options: PrintOptions): string {
  if (array.shape.length === 0) return scalarText(numbersOf(array)[0], array.dtype);
  return bracketed(array, options, " ", "", "");
}

/** What `repr` shows: array([1., 2.]). */
export function arrayRepr(array: NDArray, options: PrintOptions): string {
  if (array.kind === "scalar") return scalarText(numbersOf(array)[0], array.dtype);
  const name = array.kind === "matrix" ? "matrix" : "array";
  const prefix = `${name}(`;
  const isUsual = array.dtype === "float64" || array.dtype === "int64" || array.dtype === "bool";
  const body =
    array.shape.length === 0
      ? writerFor(array, options)(numbersOf(array)[0])
      : bracketed(array, options, ", ", prefix, isUsual && array.size > 0 ? ")" : ",");
  const shape = `(${array.shape.join(", ")}${array.shape.length === 1 ? "," : ""})`;
  if (array.size === 0)
    return `${prefix}[]${array.shape.length === 1 ? "" : `, shape=${shape}`}, dtype=${array.dtype})`;
  if (isUsual) return `${prefix}${body})`;
  const last = body.length - (body.lastIndexOf("\n") + 1) + (body.includes("\n") ? 0 : prefix.length);
  const spacer =
    last + `dtype=${array.dtype})`.length + 2 > options.lineWidth ? `\n${" ".repeat(prefix.length)}` : " ";
  return `${prefix}${body},${spacer}dtype=${array.dtype})`;
}

function writerFor(array: NDArray, options: PrintOptions): (value: number) => string {
  const isLong = array.size > options.threshold;
  const values = isLong ? edgeNumbers(array, options.edgeItems) : [...numbersOf(array)];
  if (array.dtype === "bool") {
    const width = array.shape.length === 0 ? 0 : 5;
    return (value) => (value === 0 ? "False" : "True").padStart(width);
  }
  if (isFloat(array.dtype)) return floatWriter(values, options, array.dtype !== "float64");
  const width = Math.max(...values.map((value) => String(value).length));
  return (value) => String(value).padStart(width);
}

/** The numbers that are shown of an array with too many. */
function edgeNumbers(array: NDArray, edge: number): number[] {
  const all = numbersOf(array);
  const found: number[] = [];
  const walk = (axis: number, from: number, step: number) => {
    if (axis === array.shape.length) {
      found.push(all[from]);
      return;
    }
    const length = array.shape[axis];
    const inner = step / length;
    for (let k = 0; k < length; k++)
      if (length <= 2 * edge || k < edge || k >= length - edge) walk(axis + 1, from + k * inner, inner);
  };
  walk(0, 0, array.size);
  return found;
}

function bracketed(
  array: NDArray,
  options: PrintOptions,
  separator: string,
  prefix: string,
  suffix: string,
): string {
  if (array.size === 0) return "[]";
  const { shape } = array;
  const { edgeItems, lineWidth, threshold } = options;
  const values = numbersOf(array);
  const write = writerFor(array, options);
  const isLong = array.size > threshold;

  const level = (axis: number, from: number, step: number, indent: string, width: number): string => {
    if (axis === shape.length) return write(values[from]);
    const length = shape[axis];
    const inner = step / length;
    const item = (k: number) => level(axis + 1, from + k * inner, inner, `${indent} `, width - 1);
    const isCut = isLong && length > 2 * edgeItems;
    const shown = isCut
      ? [...range(0, edgeItems), -1, ...range(length - edgeItems, length)]
      : range(0, length);
    const words = shown.map((k) => (k < 0 ? "..." : item(k)));
    if (axis < shape.length - 1) {
      const between = separator.trimEnd() + "\n".repeat(shape.length - axis - 1);
      return `[${words.join(between + indent)}]`;
    }
    const most = width - Math.max(separator.trimEnd().length, 1);
    let text = "";
    let line = indent;
    words.forEach((word, k) => {
      if (line.length + word.length > most && line.length > indent.length) {
        text += `${line.trimEnd()}\n`;
        line = indent;
      }
      line += word;
      if (k < words.length - 1) line += separator;
    });
    return `[${(text + line).slice(indent.length)}]`;
  };
  const indent = ` ${" ".repeat(prefix.length)}`;
  return level(0, 0, array.size, indent, lineWidth - suffix.length);
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);
