import type { Fault } from "../engine/document/fault";
import { faultText } from "../engine/document/fault";
import type { AnyDocument } from "../engine/document/programDocument";
import { documentIn } from "../engine/document/reading/exerciseFile";
import { parseJson } from "../engine/document/reading/parseJson";
import { readAnyDocument } from "../engine/document/reading/read";

/** Bytes of a document, in a file or unpacked from a link. */
export const largestDocument = 5_000_000;

export type ReadLink =
  | { readonly document: AnyDocument; readonly faults?: undefined }
  | { readonly document?: undefined; readonly faults: readonly Fault[] };

/** A document from the text of a file or a link. */
export function documentFromText(text: string): ReadLink {
  const parsed = parseJson(text);
  return parsed.fault ? { faults: [parsed.fault] } : readAnyDocument(documentIn(parsed.json));
}

/** Several faults in a line: the first few, and how many more there are. */
export function faultsText(faults: readonly Fault[], most = 3): string {
  const more = faults.length - most;
  return faults.slice(0, most).map(faultText).join("; ") + (more > 0 ? `; and ${more} more` : "");
}

/** A document as the text of a file. */
export function documentText(document: AnyDocument): string {
  return `${JSON.stringify(document, withNonFinite, 1)}\n`;
}

/** Inputs alone may be non-finite; JSON has them as strings. */
const withNonFinite = (_key: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

/** A document as the part of a link: compressed, in letters that an address takes as they are. */
export async function pack(document: AnyDocument): Promise<string> {
  const bytes = await through(
    new Blob([JSON.stringify(document, withNonFinite)]).stream(),
    new CompressionStream("deflate-raw"),
  );
  return base64url(bytes as Uint8Array);
}

/** The document in a part of a link; nothing is thrown, whatever the part is. */
export async function unpackLink(packed: string): Promise<ReadLink> {
  const bytes = fromBase64url(packed);
  if (!bytes) return damaged("it has letters that don't belong there");
  try {
    const unpacked = await through(new Blob([bytes]).stream(), new DecompressionStream("deflate-raw"));
    if (!unpacked)
      return damaged(`it unpacks to more than ${largestDocument / 1e6} MB, and no document is as large`);
    return documentFromText(new TextDecoder("utf-8", { fatal: true }).decode(unpacked));
  } catch {
    return damaged("it can't be unpacked; perhaps its end is missing");
  }
}

const damaged = (message: string): ReadLink => ({ faults: [{ path: "", message }] });

/** All that comes out; nothing where that is more than a document. */
async function through(
  stream: ReadableStream<Uint8Array>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = (stream as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(transform).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > largestDocument) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function base64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
