import { isNpy } from "../files/npy";
import { type Bytes, isZip, unzip, type ZipHost } from "../files/unzip";
import { Unreadable } from "../numberArray";
import { assemble, type PictureFiles } from "./assemble";
import { readPictureCsv } from "./csv";
import { type ByteArray, isIdx, readIdx } from "./idx";
import { npyBytes } from "./npyBytes";

/** What reading pictures takes from where it runs. */
export interface PictureHost extends ZipHost {
  /** Unpacks a .gz file. */
  gunzip(bytes: Bytes): Promise<Bytes>;
}

/** Bytes of an archive, unpacked. */
const mostBytes = 400_000_000;

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Pictures and labels from files: IDX, NPY, NPZ or CSV, packed as .gz or not.
 * @throws Unreadable, a sentence
 */
export async function readPictures(
  files: readonly { readonly name: string; readonly bytes: Bytes }[],
  host: PictureHost,
): Promise<PictureFiles> {
  const arrays: ByteArray[] = [];
  for (const { name, bytes } of files) arrays.push(...(await arraysIn(bytes, name, host)));
  return assemble(arrays);
}

async function arraysIn(bytes: Bytes, name: string, host: PictureHost): Promise<ByteArray[]> {
  if (isGzip(bytes)) {
    const unpacked = await host.gunzip(bytes).catch(() => {
      throw new Unreadable(`“${name}” can't be unpacked: it is damaged, or cut off.`);
    });
    return arraysIn(unpacked, name.replace(/\.gz$/i, ""), host);
  }
  if (isIdx(bytes)) return [readIdx(bytes, name)];
  if (isNpy(bytes)) return [npyBytes(bytes, name)];
  if (isZip(bytes)) {
    const entries = (await unzip(bytes, host, mostBytes)).filter((entry) => entry.name.endsWith(".npy"));
    if (entries.length === 0) throw new Unreadable(`There are no NumPy arrays in “${name}”.`);
    return entries.map((entry) => ({ ...npyBytes(entry.bytes, entry.name.slice(0, -4)), archive: name }));
  }
  if (bytes.subarray(0, 1000).includes(0))
    throw new Unreadable(
      `“${name}” isn't a file of pictures: IDX, NPY, NPZ and CSV are read, packed as .gz or not.`,
    );
  return readPictureCsv(bytes, name);
}
