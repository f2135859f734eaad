import { isFloat } from "../values/dtype";
import { type NDArray, numbersOf } from "../values/ndarray";
import { fixed, scientific } from "./rounding";

const precision = 4;
const lineWidth = 80;
const threshold = 1000;
const edgeItems = 3;

/** What `print` shows of a tensor. @param usual the float that isn't named: float32, unless the default was changed */
export function tensorText(tensor: NDArray, usual: "float32" | "float64"): string {
  if (tensor.isParameter && !tensor.isResult) return `Parameter containing:\n${plainText(tensor, usual)}`;
  return plainText(tensor, usual);
}

function plainText(tensor: NDArray, usual: "float32" | "float64"): string {
  const suffixes: string[] = [];
  if (tensor.size === 0 && tensor.shape.length !== 1) suffixes.push(`size=(${tensor.shape.join(", ")})`);
  if (tensor.dtype !== usual && tensor.dtype !== "int64" && tensor.dtype !== "bool")
    suffixes.push(`dtype=torch.${tensor.dtype}`);
  if (tensor.isResult) suffixes.push(`grad_fn=<${tensor.gradFunction ?? "Backward0"}>`);
  else if (tensor.requiresGrad) suffixes.push("requires_grad=True");
  const body = tensor.size === 0 ? "[]" : bracketed(tensor);
  let text = `tensor(${body}`;
  let last = text.length - text.lastIndexOf("\n") + 1;
  for (const suffix of suffixes) {
    if (last + suffix.length + 2 > lineWidth) {
      text += `,\n${" ".repeat(7)}${suffix}`;
      last = 7 + suffix.length;
    } else {
      text += `, ${suffix}`;
      last += suffix.length + 2;
    }
  }
  return `${text})`;
}

function bracketed(tensor: NDArray): string {
  const { shape } = tensor;
  const values = numbersOf(tensor);
  const isLong = tensor.size > threshold;
  const shownOf = (length: number) =>
    isLong && length > 2 * edgeItems
      ? [
          ...Array(edgeItems).keys(),
          -1,
          ...Array.from({ length: edgeItems }, (_, k) => length - edgeItems + k),
        ]
      : [...Array(length).keys()];
  const shownValues: number[] = [];
  const collect = (axis: number, from: number, step: number) => {
    if (axis === shape.length) shownValues.push(values[from]);
    else
      for (const k of shownOf(shape[axis]))
        if (k >= 0) collect(axis + 1, from + (k * step) / shape[axis], step / shape[axis]);
  };
  collect(0, 0, tensor.size);
  const { write, width } = writerFor(shownValues, tensor);

  const level = (axis: number, from: number, step: number, indent: number): string => {
    if (axis === shape.length) return write(values[from]);
    const inner = step / shape[axis];
    const items = shownOf(shape[axis]).map((k) =>
      k < 0 ? undefined : level(axis + 1, from + k * inner, inner, indent + 1),
    );
    if (axis < shape.length - 1)
      return `[${items.map((item) => item ?? "...").join(`,${"\n".repeat(shape.length - axis - 1)}${" ".repeat(indent + 1)}`)}]`;
    const perLine = Math.max(1, Math.floor((lineWidth - indent) / (width + 2)));
    const words = items.map((item) => item ?? " ...");
    const lines: string[] = [];
    for (let k = 0; k < words.length; k += perLine) lines.push(words.slice(k, k + perLine).join(", "));
    return `[${lines.join(`,\n${" ".repeat(indent + 1)}`)}]`;
  };
  return level(0, 0, tensor.size, 7);
}

function writerFor(values: readonly number[], { dtype }: NDArray) {
  const padded = (texts: readonly string[], write: (value: number) => string, least = 1) => {
    const width = Math.max(least, ...texts.map(({ length }) => length));
    return { width, write: (value: number) => write(value).padStart(width) };
  };
  if (!isFloat(dtype)) {
    const write = (value: number) => (dtype === "bool" ? (value === 0 ? "False" : "True") : String(value));
    return padded(values.map(write), write);
  }
  const counted = values.filter((value) => Number.isFinite(value) && value !== 0);
  const sizes = counted.map(Math.abs);
  const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
  const areWhole = counted.every(Number.isInteger);
  if (counted.length > 0 && (most / least > 1000 || most > 1e8 || (!areWhole && least < 1e-4))) {
    const write = (value: number) => special(value) ?? scientific(value, precision);
    return padded(counted.map(write), write);
  }
  const write = areWhole
    ? (value: number) => special(value) ?? `${fixed(value, 0)}.`
    : (value: number) => special(value) ?? fixed(value, precision);
  return padded(counted.map(write), write);
}

const special = (value: number) =>
  Number.isNaN(value) ? "nan" : Number.isFinite(value) ? undefined : value > 0 ? "inf" : "-inf";
