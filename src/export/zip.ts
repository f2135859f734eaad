/** A file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

/**
 * An archive of texts, which aren't compressed.
 * @see PKWARE's APPNOTE.TXT 6.3.10: local headers (4.3.7), central directory (4.3.12), its end (4.3.16)
 */
export function zip(entries: readonly ZipEntry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const { name, text } of entries) {
    const called = new TextEncoder().encode(name);
    const content = new TextEncoder().encode(text);
    // Version 2.0; names in UTF-8; stored; no time, and the first day that there is.
    const about = [...u16(20), ...u16(0x800), ...u16(0), ...u16(0), ...u16(0x21), ...u32(crc32(content))];
    const sizes = [...u32(content.length), ...u32(content.length), ...u16(called.length), ...u16(0)];
    const local = Uint8Array.from([...u32(0x04034b50), ...about, ...sizes]);
    directory.push(
      Uint8Array.from([
        ...u32(0x02014b50),
        ...u16(20),
        ...about,
        ...sizes,
        // No comment, disk, attributes.
        ...[...u16(0), ...u16(0), ...u16(0), ...u32(0)],
        ...u32(at),
      ]),
      called,
    );
    parts.push(local, called, content);
    at += local.length + called.length + content.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const count = u16(entries.length);
  const end = [
    ...u32(0x06054b50),
    ...u16(0),
    ...u16(0),
    ...count,
    ...count,
    ...u32(length),
    ...u32(at),
    ...u16(0),
  ];
  return new Blob([...parts, ...directory, Uint8Array.from(end)], { type: "application/zip" });
}

const u16 = (value: number) => [value & 255, (value >> 8) & 255];
const u32 = (value: number) => [...u16(value), ...u16(value >>> 16)];

/** @see ISO 3309 */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}
