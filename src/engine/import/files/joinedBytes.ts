/** Parts of a file as one. @param length of all together */
export function joinedBytes(parts: Iterable<Uint8Array>, length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
