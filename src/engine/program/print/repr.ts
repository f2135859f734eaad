import { isFloat } from "../values/dtype";
import { NDArray, numbersOf } from "../values/ndarray";
import {
  ClassValue,
  Descriptor,
  Dict,
  DtypeValue,
  ellipsis,
  Float,
  FunctionValue,
  Instance,
  Int,
  LibraryObject,
  List,
  Namespace,
  Range,
  SetValue,
  Slice,
  Tuple,
  type Value,
} from "../values/value";
import type { PrintOptions } from "./numpyFloats";
import { arrayRepr, arrayText } from "./numpyText";
import { pythonFloat } from "./pythonFloat";
import { tensorText } from "./torchText";

/** How values are written; the program can change some of it. */
export interface PrintSettings {
  readonly options: PrintOptions;
  readonly defaultFloat: "float32" | "float64";
  /** `__str__` or `__repr__` of a program's own class; nothing where it has none. */
  own(of: Instance, method: "__str__" | "__repr__"): string | undefined;
}

/** What `str` gives and `print` shows. */
export function str(value: Value, writing: PrintSettings): string {
  if (typeof value === "string") return value;
  if (value instanceof NDArray) {
    if (value.kind === "tensor") return tensorText(value, writing.defaultFloat);
    return arrayText(value, writing.options);
  }
  if (value instanceof Instance) return writing.own(value, "__str__") ?? repr(value, writing);
  if (value instanceof DtypeValue) return value.library === "torch" ? `torch.${value.dtype}` : value.dtype;
  return repr(value, writing);
}

/** What `repr` gives, and what is shown inside lists. */
export function repr(value: Value, writing: PrintSettings, depth = 0): string {
  if (depth > 50) return "...";
  const inside = (item: Value) => repr(item, writing, depth + 1);
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return quoted(value);
  if (value === ellipsis) return "Ellipsis";
  if (value instanceof Int) return String(value.value);
  if (value instanceof Float) return pythonFloat(value.value);
  if (value instanceof NDArray) {
    if (value.kind === "tensor") return tensorText(value, writing.defaultFloat);
    return arrayRepr(value, writing.options);
  }
  if (value instanceof List) {
    const items = `[${value.items.map(inside).join(", ")}]`;
    return value.label ? `${value.label}(${items})` : items;
  }
  if (value instanceof Tuple) return tupleRepr(value, inside, writing);
  if (value instanceof Dict) {
    const text = `{${[...value.entries.values()].map(({ key, value: item }) => `${inside(key)}: ${inside(item)}`).join(", ")}}`;
    return value.label ? `${value.label}${text})` : text;
  }
  if (value instanceof SetValue)
    return value.entries.size === 0 ? "set()" : `{${[...value.entries.values()].map(inside).join(", ")}}`;
  if (value instanceof Range) {
    const step = value.step === 1 ? "" : `, ${value.step}`;
    return `range(${value.start}, ${value.stop}${step})`;
  }
  if (value instanceof Slice)
    return `slice(${inside(value.start)}, ${inside(value.stop)}, ${inside(value.step)})`;
  if (value instanceof DtypeValue)
    return value.library === "torch" ? `torch.${value.dtype}` : `dtype('${value.dtype}')`;
  if (value instanceof FunctionValue)
    return value.type ? `<class '${fullTypes[value.type] ?? value.type}'>` : `<function ${value.name}>`;
  if (value instanceof Namespace) return `<module '${value.name}'>`;
  if (value instanceof ClassValue) return `<class '__main__.${value.name}'>`;
  if (value instanceof Instance)
    return writing.own(value, "__repr__") ?? `<__main__.${value.of.name} object>`;
  if (value instanceof LibraryObject) return value.text();
  if (value instanceof Descriptor) return `<${value.kind}>`;
  return "?";
}

/** Types with the module that they are from. */
const fullTypes: Readonly<Record<string, string>> = {
  ndarray: "numpy.ndarray",
  matrix: "numpy.matrix",
  float64: "numpy.float64",
  float32: "numpy.float32",
  int64: "numpy.int64",
  int32: "numpy.int32",
  bool_: "numpy.bool_",
  Tensor: "torch.Tensor",
};

function tupleRepr(tuple: Tuple, inside: (item: Value) => string, writing: PrintSettings): string {
  if (tuple.label === "torch.Size") return `torch.Size([${tuple.items.map(inside).join(", ")}])`;
  if (tuple.label && !tuple.label.startsWith("torch."))
    return `${tuple.label}(${tuple.items.map((item, k) => `${tuple.fields?.[k]}=${inside(item)}`).join(", ")})`;
  if (tuple.label && tuple.fields)
    return `${tuple.label}(\n${tuple.items.map((item, k) => `${tuple.fields?.[k]}=${str(item, writing)}`).join(",\n")})`;
  return `(${tuple.items.map(inside).join(", ")}${tuple.items.length === 1 ? "," : ""})`;
}

/** A text as a literal: in single quotes, unless it has some itself and no double ones. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll("\r", "\\r")
    .replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}

/** The number of a scalar for a format, and whether it is an integer; nothing for anything else. */
export function scalarNumber(value: Value): { value: number; isInteger: boolean } | undefined {
  if (value instanceof Int) return { value: value.value, isInteger: true };
  if (value instanceof Float) return { value: value.value, isInteger: false };
  if (typeof value === "boolean") return { value: value ? 1 : 0, isInteger: true };
  if (value instanceof NDArray && (value.shape.length === 0 || (value.kind === "matrix" && value.size === 1)))
    return { value: numbersOf(value)[0], isInteger: !isFloat(value.dtype) };
  return undefined;
}
