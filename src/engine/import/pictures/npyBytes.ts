import { openNpy } from "../files/npy";
import { Unreadable } from "../numberArray";
import type { ByteArray } from "./idx";

/**
 * A NumPy array as bytes: of bytes, of whole numbers from 0 to 255, or of fractions from 0 to 1, which are brought to 255.
 * @throws Unreadable
 */
export function npyBytes(file: Uint8Array, name: string): ByteArray {
  const { shape, count, isFortran, at, stored } = openNpy(file, name);
  if (isFortran && shape.length > 1)
    throw new Unreadable(
      `“${name}” has its numbers column by column: save np.ascontiguousarray of it instead.`,
    );
  if (stored) return { name, shape, bytes: stored };
  let [least, most, isWhole] = [Infinity, -Infinity, true];
  for (let k = 0; k < count; k++) {
    const value = at(k);
    least = Math.min(least, value);
    most = Math.max(most, value);
    isWhole &&= Number.isInteger(value);
  }
  const isShare = least >= 0 && most <= 1 && !isWhole;
  if (!isShare && !(isWhole && least >= 0 && most <= 255))
    throw new Unreadable(
      `“${name}” has numbers from ${least} to ${most}${isWhole ? "" : ", with fractions"}: pixels are whole numbers from 0 to 255, or from 0 to 1.`,
    );
  const factor = isShare ? 255 : 1;
  return { name, shape, bytes: Uint8Array.from({ length: count }, (_, k) => Math.round(factor * at(k))) };
}
