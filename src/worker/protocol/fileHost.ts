import type { ZipHost } from "../../engine/import/files/unzip";

/** What reading files takes from the browser. */
export const host: ZipHost = {
  async *inflate(packed) {
    const reader = new Blob([packed])
      .stream()
      .pipeThrough(new DecompressionStream("deflate-raw"))
      .getReader();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
    } finally {
      await reader.cancel();
    }
  },
  text(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  },
  decode: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
};
