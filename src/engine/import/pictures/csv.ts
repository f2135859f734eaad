import { Unreadable } from "../numberArray";
import type { ByteArray } from "./idx";

const [zero, nine, point, minus, comma, semicolon, tab, newline, carriage, quote, space] = [
  ...'09.-,;\t\n\r" ',
].map((letter) => letter.charCodeAt(0));
const labelName = /^(label|class|target|y)s?$/i;

/**
 * Pictures from a table, a row for each: its pixels from 0 to 255, and its label in a column that is called so, or in the first where there is
 * one more than a square has pixels. Read byte by byte: the text may have a hundred megabytes.
 * @throws Unreadable
 */
export function readPictureCsv(bytes: Uint8Array, name: string): ByteArray[] {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0;
  const first = lineFrom(bytes, at);
  const cells = first.text.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ""));
  const hasHead = cells.some((cell) => !/^-?\d+(\.\d*)?$/.test(cell));
  if (hasHead) at = first.end;
  const columns = cells.length;
  const named = hasHead ? cells.findIndex((cell) => labelName.test(cell)) : -1;
  const label = named >= 0 ? named : isSquareNumber(columns - 1) && !isSquareNumber(columns) ? 0 : -1;
  const size = label >= 0 ? columns - 1 : columns;
  const rows = countRows(bytes, at);
  const pixels = new Uint8Array(rows * size);
  const labels = new Uint8Array(label >= 0 ? rows : 0);
  let row = 0;
  let column = 0;
  let pixel = 0;
  let value = -1;
  const refuse = (why: string) => {
    throw new Unreadable(`“${name}”, row ${row + 1 + (hasHead ? 1 : 0)}, column ${column + 1}: ${why}.`);
  };
  const endCell = () => {
    if (value < 0) refuse("is empty");
    if (value > 255) refuse(`is ${value}, but pixels and labels go from 0 to 255`);
    if (column === label) labels[row] = value;
    else if (column < columns) pixels[pixel++] = value;
    column += 1;
    value = -1;
  };
  const endRow = () => {
    if (column === 0 && value < 0) return;
    endCell();
    if (column !== columns)
      throw new Unreadable(
        `“${name}”, row ${row + 1 + (hasHead ? 1 : 0)} has ${column} columns; the first has ${columns}.`,
      );
    row += 1;
    column = 0;
  };
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte >= zero && byte <= nine) value = 10 * Math.max(0, value) + byte - zero;
    else if (byte === comma || byte === semicolon || byte === tab) endCell();
    else if (byte === newline) endRow();
    else if (byte === point) {
      // 12.0 is a whole number too.
      while (bytes[at + 1] === zero) at++;
      if (bytes[at + 1] >= zero && bytes[at + 1] <= nine)
        refuse("has a fraction, but pixels are whole numbers");
    } else if (byte === minus) refuse("is negative, but pixels and labels go from 0 to 255");
    else if (byte !== carriage && byte !== quote && byte !== space) refuse("isn't a number");
  }
  endRow();
  const side = Math.round(Math.sqrt(size));
  return [
    {
      name,
      shape: isSquareNumber(size) ? [row, side, side] : [row, size],
      bytes: pixels.subarray(0, row * size),
    },
    ...(label >= 0 ? [{ name, shape: [row], bytes: labels.subarray(0, row) }] : []),
  ];
}

const isSquareNumber = (size: number) => size >= 16 && Math.sqrt(size) % 1 === 0;

function lineFrom(bytes: Uint8Array, from: number) {
  const found = bytes.indexOf(newline, from);
  const end = found < 0 ? bytes.length : found + 1;
  return { end, text: String.fromCharCode(...bytes.subarray(from, Math.min(end, from + 60_000))).trimEnd() };
}

function countRows(bytes: Uint8Array, from: number): number {
  let rows = 1;
  for (let at = from; at < bytes.length; at++) if (bytes[at] === newline) rows += 1;
  return rows;
}
