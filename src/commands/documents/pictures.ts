import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync, inflateRawSync } from "node:zlib";
import { Unreadable } from "../../engine/import/numberArray";
import { readPictures } from "../../engine/import/pictures/readPictures";
import type { FindPictures } from "../../engine/training/pictures/bring";
import { UserError } from "../shell/errors";
import { filePath, type Io } from "../shell/io";

/** Pictures that documents name, from their files: images and labels together. */
export function picturesIn(paths: readonly string[], io: Io): FindPictures {
  let known:
    | Promise<{ readonly sha256: string; readonly bytes: Uint8Array; readonly count: number }>
    | undefined;
  return async (sha256) => {
    if (paths.length === 0) return undefined;
    known ??= readAll(paths, io);
    const { bytes, count, ...found } = await known;
    if (found.sha256 !== sha256)
      throw new UserError(
        `the document names pictures with the SHA-256 ${sha256}, but those of ${paths.join(", ")} have ${found.sha256}`,
      );
    const pixels = bytes.length - count;
    return { pixels: bytes.subarray(0, pixels), labels: bytes.subarray(pixels) };
  };
}

async function readAll(paths: readonly string[], io: Io) {
  const files = paths.map((path) => {
    try {
      const bytes = Uint8Array.from(readFileSync(filePath(io, path)));
      return { name: basename(path), bytes };
    } catch {
      throw new UserError(`${path} can't be read`);
    }
  });
  try {
    const { bytes, count } = await readPictures(files, {
      async *inflate(packed) {
        yield Uint8Array.from(inflateRawSync(packed));
      },
      gunzip: async (packed) => Uint8Array.from(gunzipSync(packed)),
      text: (bytes) => new TextDecoder().decode(bytes),
      decode: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
    });
    return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes, count };
  } catch (error) {
    throw error instanceof Unreadable ? new UserError(error.message) : error;
  }
}
