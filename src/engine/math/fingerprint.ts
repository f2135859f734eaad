/** A short text by which it is seen that another text differs: for slips and idle changes, not against skill. */
export function fingerprint(text: string): string {
  return [0x811c9dc5, 0x050c5d1f].map((start) => hash(text, start).toString(16).padStart(8, "0")).join("");
}

/** FNV-1a, 32 bits. */
function hash(text: string, start: number): number {
  let value = start;
  for (let k = 0; k < text.length; k += 1) value = Math.imul(value ^ text.charCodeAt(k), 0x01000193) >>> 0;
  return value;
}
