import { type AnyDocument, isProgram } from "../document/programDocument";

/** A short text by which it is seen that another text differs: for slips and idle changes, not against skill. */
export function fingerprint(text: string): string {
  return [0x811c9dc5, 0x050c5d1f].map((start) => hash(text, start).toString(16).padStart(8, "0")).join("");
}

/** What a document's numbers come from, as a fingerprint: two sheets with the same one have the same right answers. */
export function sheetFingerprint(document: AnyDocument): string {
  if (isProgram(document)) return fingerprint(inOrder([document.program, document.of ?? null]));
  const { inputs, layers, loss, optimizer, schedule, batch, state } = document;
  return fingerprint(inOrder({ inputs, layers, loss, optimizer, schedule, batch, state }));
}

/** JSON whose fields stand in the order of their names. */
export const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/** FNV-1a, 32 bits. */
function hash(text: string, start: number): number {
  let value = start;
  for (let k = 0; k < text.length; k += 1) value = Math.imul(value ^ text.charCodeAt(k), 0x01000193) >>> 0;
  return value;
}
