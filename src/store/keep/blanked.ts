import type { NetworkDocument } from "../../engine/document/document";
import { textOf } from "./texts";

/** Fingerprints of documents under which the page failed, for all tabs. */
const place = "backprop-workbench.blanked";
const most = 20;

/** What the page failed at isn't opened again by itself. */
export function markBlanked(document: NetworkDocument | undefined): void {
  if (document) write([fingerprint(document), ...marked()].slice(0, most));
}

export const hasBlanked = (document: NetworkDocument): boolean => marked().includes(fingerprint(document));

function marked(): readonly string[] {
  try {
    return localStorage[place]?.split(" ") ?? [];
  } catch {
    return [];
  }
}

function write(marks: readonly string[]): void {
  try {
    localStorage[place] = [...new Set(marks)].join(" ");
  } catch {
    // Where nothing can be kept, nothing that was kept is opened again either.
  }
}

/** Of its text, by FNV-1a: two documents that share one by chance cost a reader one click. */
function fingerprint(document: NetworkDocument): string {
  const text = textOf(document);
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k += 1) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193) >>> 0;
  return `${text.length}.${hash}`;
}
