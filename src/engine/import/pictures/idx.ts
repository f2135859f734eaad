import { Unreadable } from "../numberArray";

/** Bytes with their lengths in each direction: of pictures [count, height, width], of labels [count]. */
export interface ByteArray {
  readonly name: string;
  /** The archive that it comes from. */
  readonly archive?: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** Zero, zero, the type (8: bytes), the number of directions. */
export const isIdx = (bytes: Uint8Array) =>
  bytes[0] === 0 && bytes[1] === 0 && bytes[2] >= 8 && bytes[2] <= 14 && bytes[3] >= 1 && bytes[3] <= 4;

/**
 * The array of an IDX file, as MNIST's are.
 * @see Y. LeCun, C. Cortes, C. Burges: The MNIST database, "File formats"
 * @throws Unreadable
 */
export function readIdx(bytes: Uint8Array, name: string): ByteArray {
  const directions = bytes[3];
  const start = 4 + 4 * directions;
  if (bytes[2] !== 8)
    throw new Unreadable(`“${name}” is an IDX file, but not of bytes (its type is ${bytes[2]}, not 8).`);
  if (bytes.length < start) throw new Unreadable(`“${name}” is cut off.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: directions }, (_, k) => view.getUint32(4 + 4 * k));
  const count = shape.reduce((product, size) => product * size, 1);
  if (bytes.length < start + count)
    throw new Unreadable(
      `“${name}” should have ${count} bytes (${shape.join(" × ")}), but has ${bytes.length - start}: it is cut off.`,
    );
  return { name, shape, bytes: bytes.subarray(start, start + count) };
}
