import { type NumberArray, Unreadable } from "../numberArray";

/** More numbers than this no network on the page has. */
export const mostNumbers = 2_000_000;

/** A head says little; a longer one isn't one of NumPy's own. */
const longestHead = 10_000;

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY

export const isNpy = (bytes: Uint8Array) => magic.every((byte, k) => bytes[k] === byte);

type ReadNumber = (view: DataView, at: number, little: boolean) => number;

/** Numbers by kind and bytes, as NumPy's `dtype.str` has them behind the byte order. */
const types: Readonly<Record<string, ReadNumber>> = {
  f8: (view, at, little) => view.getFloat64(at, little),
  f4: (view, at, little) => view.getFloat32(at, little),
  f2: (view, at, little) => half(view.getUint16(at, little)),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  i4: (view, at, little) => view.getInt32(at, little),
  i2: (view, at, little) => view.getInt16(at, little),
  i1: (view, at) => view.getInt8(at),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  u4: (view, at, little) => view.getUint32(at, little),
  u2: (view, at, little) => view.getUint16(at, little),
  u1: (view, at) => view.getUint8(at),
  b1: (view, at) => view.getUint8(at),
};

/**
 * The array of a .npy file, versions 1 to 3: real numbers of any byte order, in C's or Fortran's order.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 * @throws Unreadable
 */
export function readNpy(bytes: Uint8Array, name?: string): NumberArray {
  const { shape, count, isFortran, at } = openNpy(bytes, name, mostNumbers);
  const stored = Array.from({ length: count }, (_, k) => at(k));
  return { name, shape, values: isFortran ? inRows(stored, shape) : stored };
}

/** The array of a .npy file, whose numbers are read one by one, or, where they are bytes, seen where they are. */
export function openNpy(bytes: Uint8Array, name?: string, most = Number.POSITIVE_INFINITY) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const of = name === undefined ? "the file" : `“${name}”`;
  if (!isNpy(bytes) || bytes.length < 12) throw new Unreadable(`What ${of} holds is no NumPy array.`);
  const isShort = bytes[6] === 1;
  const start = isShort ? 10 : 12;
  const length = isShort ? view.getUint16(8, true) : view.getUint32(8, true);
  if (bytes[6] < 1 || bytes[6] > 3 || start + length > bytes.length)
    throw new Unreadable(`The head of ${of} is damaged.`);
  const head = String.fromCharCode(...bytes.subarray(start, start + Math.min(length, longestHead)));
  const { order, kind, isFortran, shape } = headOf(head, of);
  const count = shape.reduce((product, size) => product * size, 1);
  const size = Number(kind.slice(1));
  const data = start + length;
  if (count > most) throw new Unreadable(`The array in ${of} has ${count} numbers; ${most} are the most.`);
  if (data + count * size > bytes.length)
    throw new Unreadable(
      `The array in ${of} should have ${count} numbers, but the file ends before them: it is cut off.`,
    );
  const read = types[kind];
  return {
    shape,
    count,
    isFortran,
    at: (k: number) => read(view, data + k * size, order !== ">"),
    ...(kind === "u1" && { stored: bytes.subarray(data, data + count) }),
  };
}

function headOf(head: string, of: string) {
  const type = /'descr'\s*:\s*(?:'([<>|=]?)([A-Za-z]\d*)'|(\[))/.exec(head);
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(head);
  const shape = /'shape'\s*:\s*\(((?:\s*\d+L?\s*,?)*)\s*\)/.exec(head);
  if (!type || !order || !shape) throw new Unreadable(`The head of ${of} is damaged.`);
  const [, byteOrder, kind = "", isRecord] = type;
  if (isRecord || !Object.hasOwn(types, kind))
    throw new Unreadable(
      kind === "O"
        ? `The array in ${of} holds Python objects, which are not opened. Save arrays of numbers: np.savez("weights.npz", W1=W1, b1=b1).`
        : `The array in ${of} holds no real numbers (${isRecord ? "it has records" : `its type is ${kind}`}).`,
    );
  const sizes = (shape[1].match(/\d+/g) ?? []).map(Number);
  return { order: byteOrder, kind, isFortran: order[1] === "True", shape: sizes };
}

/** What goes column by column, row by row. */
function inRows(values: readonly number[], shape: readonly number[]): number[] {
  const steps = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  return values.map((_, k) => {
    let rest = k;
    let from = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += (rest % shape[axis]) * steps[axis];
      rest = Math.floor(rest / shape[axis]);
    }
    return values[from];
  });
}

/** IEEE 754's number of 16 bits. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
