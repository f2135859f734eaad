import { fill } from "../../math/expressions/print";
import { texToText } from "../../math/expressions/texToText";
import { sizeOf } from "../../shape";
import type { Operand, Whole } from "../../steps/groups/group";
import { asciiNumbers } from "../formula/formulaStyles";

/**
 * A rule for a whole buffer in LaTeX, its letters replaced.
 * @param write a buffer, by its name or as a matrix
 * @param setting a setting's number; without it settings stay letters
 */
export function wholeTex(
  whole: Whole,
  write: (operand: Operand) => string,
  setting?: (value: number) => string,
): string {
  return replaced(whole, (tex) => tex, write, setting);
}

/** The same as a line of text. */
export function wholeText(
  whole: Whole,
  write: (operand: Operand) => string,
  setting?: (value: number) => string,
): string {
  return replaced(whole, texToText, write, setting);
}

/** @param style turns the rule, and so its letters, from LaTeX to what is wanted */
function replaced(
  { tex, operands, settings }: Whole,
  style: (tex: string) => string,
  write: (operand: Operand) => string,
  setting?: (value: number) => string,
): string {
  const buffers = Object.entries(operands).map(([letter, operand]) => ({ letter, text: write(operand) }));
  const numbers = setting
    ? Object.entries(settings).map(([letter, value]) => ({ letter, text: setting(value) }))
    : [];
  const all = [...buffers, ...numbers];
  return fill(
    style(tex),
    all.map(({ letter }) => style(letter)),
    (index) => all[index].text,
  );
}

/** A matrix larger than this on a side is written as its shape. */
export const largestMatrix = 6;

/** A buffer's numbers in full, as nested lists, a column as a list of its numbers; a single number of a program as that. */
export function matrixText(operand: Operand): string {
  const { shape, value } = operand;
  if (shape.length === 0 || shape.length > 2) return nestedText(operand);
  const [rows, columns = 1] = shape;
  const row = (r: number) =>
    Array.from({ length: columns }, (_, c) => asciiNumbers.number(value(r * columns + c)).text).join(", ");
  const all = Array.from({ length: rows }, (_, r) => row(r));
  return `[${(columns === 1 ? all : all.map((numbers) => `[${numbers}]`)).join(", ")}]`;
}

/** The same by the shape that the buffer has, of any number of axes: a column stays one. */
export function nestedText({ shape, value }: Operand): string {
  const level = (axis: number, from: number, size: number): string => {
    if (axis === shape.length) return asciiNumbers.number(value(from)).text;
    const step = size / shape[axis];
    return `[${Array.from({ length: shape[axis] }, (_, k) => level(axis + 1, from + k * step, step)).join(", ")}]`;
  };
  return level(0, 0, sizeOf(shape));
}
