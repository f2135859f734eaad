import { Unreadable } from "../numberArray";
import { joinedBytes } from "./joinedBytes";

export type Bytes = Uint8Array<ArrayBuffer>;

export interface UnzippedEntry {
  readonly name: string;
  readonly bytes: Bytes;
}

/** Unpacks what is deflated, part by part; throws where it is damaged. */
export type Inflate = (packed: Bytes) => AsyncIterable<Bytes>;

/** What the engine leaves to where it runs. */
export interface ZipHost {
  readonly inflate: Inflate;
  /** UTF-8 as text; nothing where it isn't one. */
  readonly text: (bytes: Bytes) => string | undefined;
  /** Any bytes as text of that encoding. */
  readonly decode: (bytes: Bytes, encoding: "utf-16le" | "utf-16be" | "windows-1252") => string;
}

/** Of all entries together, unpacked, where nothing else is said. */
const usualMost = 40_000_000;
const mostEntries = 1000;

export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/**
 * The files of an archive, stored or deflated. What unpacks to more bytes than `most` is refused before it is unpacked to the end.
 * @see PKWARE's APPNOTE.TXT, 4.3
 * @throws Unreadable
 */
export async function unzip(
  bytes: Bytes,
  { inflate, text }: ZipHost,
  most = usualMost,
): Promise<UnzippedEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries)
    throw new Unreadable(`The archive has ${count} files; ${mostEntries} are the most.`);
  let at = view.getUint32(end + 16, true);
  let left = most;
  const entries: UnzippedEntry[] = [];
  for (let k = 0; k < count; k++) {
    if (!isInside(view, at, 46) || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const names = view.getUint16(at + 28, true);
    const extras = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    if (!isInside(view, at + 46, names)) throw damaged();
    const name = text(bytes.subarray(at + 46, at + 46 + names)) ?? `file ${k + 1}`;
    if (flags & 1) throw new Unreadable(`“${name}” in the archive is encrypted.`);
    const content = contentAt(view, bytes, local, packed);
    const unpacked = await unpack(content, method, left, { name, inflate, limit: most });
    left -= unpacked.length;
    entries.push({ name, bytes: unpacked });
    at += 46 + names + extras;
  }
  return entries;
}

const isInside = (view: DataView, at: number, length: number) => at + length <= view.byteLength;
const damaged = () => new Unreadable("The archive is damaged or cut off.");

/** Where the list of contents is described: at the end, but for a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw damaged();
}

function contentAt(view: DataView, bytes: Bytes, at: number, length: number) {
  if (!isInside(view, at, 30) || view.getUint32(at, true) !== 0x04034b50) throw damaged();
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (!isInside(view, start, length)) throw damaged();
  return bytes.subarray(start, start + length);
}

async function unpack(
  content: Bytes,
  method: number,
  most: number,
  { name, inflate, limit }: { readonly name: string; readonly inflate: Inflate; readonly limit: number },
): Promise<Bytes> {
  if (method === 0 && content.length <= most) return content;
  if (method !== 0 && method !== 8)
    throw new Unreadable(`“${name}” in the archive is packed in a way (${method}) that isn’t known here.`);
  const parts: Bytes[] = [];
  let length = 0;
  try {
    if (method === 8)
      for await (const part of inflate(content)) {
        length += part.length;
        if (length > most) break;
        parts.push(part);
      }
  } catch {
    throw damaged();
  }
  if (method === 0 || length > most)
    throw new Unreadable(`The archive holds more than ${limit / 1e6} MB, and no more is unpacked.`);
  return joinedBytes(parts, length);
}
