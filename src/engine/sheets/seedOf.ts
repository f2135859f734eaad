/**
 * An id as it counts: without spaces around it or between its parts, in small letters, so that the same student has the same
 * numbers however it is typed.
 */
export const normalizedId = (id: string): string => id.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** The seed of a student's numbers: FNV-1a over the id and the sheet's own seed. */
export function seedOf(id: string, seed: number): number {
  let value = 0x811c9dc5;
  for (const letter of `${seed}/${normalizedId(id)}`)
    value = Math.imul(value ^ (letter.codePointAt(0) as number), 0x01000193) >>> 0;
  return value;
}
