import { largestFile, readFile } from "../../../../engine/import/files/readFile";
import type { NumberArray } from "../../../../engine/import/numberArray";
import { host } from "../../../../store/fileHost";
import { type Brought, endingOf } from "../opening/brought";

/** By its first bytes or its name: one of NumPy's files, or what another program keeps arrays in. */
export const isNumpy = (brought: Brought): boolean =>
  brought.files.length === 1 &&
  ((brought.head[0] === 0x93 && brought.head[1] === 0x4e) ||
    /^(?:np[yz]|pth?|h5|hdf5|pkl)$/.test(endingOf(brought)));

/** Its arrays; nothing where it is too large to be weights, or can't be read. */
export async function arraysIn(file: File): Promise<readonly NumberArray[] | undefined> {
  if (file.size > largestFile) return undefined;
  return (await readFile(new Uint8Array(await file.arrayBuffer()), host)).arrays;
}
