import type { AnyDocument } from "../../../engine/document/programDocument";

/** Fingerprints of documents, and ids of runs, at which the page failed, for all tabs. */
const key = "backprop-workbench.blanked";
const mostMarks = 20;

/** What the page failed at isn't opened again by itself. */
export function markBlanked(document: AnyDocument | undefined): void {
  if (document) write([documentKey(document), ...marked()].slice(0, mostMarks));
}

/** What is trained changes with every step, so it is known by the id under which it is kept; nothing before it is. */
export function markBlankedRun(id: string | undefined): void {
  if (id !== undefined) write([id, ...marked()].slice(0, mostMarks));
}
export const hasBlankedRun = (id: string): boolean => marked().includes(id);

/** The reader has asked for it: it may be well again, and is marked again where it isn't. */
export function forgive(document: AnyDocument): void {
  const mark = documentKey(document);
  if (marked().includes(mark)) write(marked().filter((other) => other !== mark));
}

export const hasBlanked = (document: AnyDocument): boolean => marked().includes(documentKey(document));

function marked(): readonly string[] {
  try {
    return localStorage[key]?.split(" ") ?? [];
  } catch {
    return [];
  }
}

function write(marks: readonly string[]): void {
  try {
    localStorage[key] = [...new Set(marks)].join(" ");
  } catch {
    // Where nothing can be kept, nothing that was kept is opened again either.
  }
}

/** Of its text, by FNV-1a: two documents that share one by chance cost a reader a click. */
function documentKey(document: AnyDocument): string {
  const text = JSON.stringify(document, sorted);
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k += 1) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193) >>> 0;
  return `${text.length}.${hash}`;
}

/** Reading a document may change the order of its fields. */
const sorted = (_name: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : typeof value === "number"
      ? String(value)
      : value;
