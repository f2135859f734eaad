import { openDB } from "idb";
import type { Pictures } from "../../engine/datasets/pictures/pictures";

/** Pictures as they are kept in the browser, beside the documents that name them. */
interface KeptSet {
  readonly sha256: string;
  readonly name: string;
  /** The pixels, and then a byte for the label of each picture. */
  readonly bytes: Blob;
  /** How many pictures there are. */
  readonly count: number;
  readonly changed: number;
}

const shelf = "sets";

const open = () =>
  openDB("backprop-workbench-pictures", 1, {
    upgrade: (database) => void database.createObjectStore(shelf, { keyPath: "sha256" }),
  });

/** Works with the database while it is open, and lets go of it. */
async function within<Result>(work: (database: Awaited<ReturnType<typeof open>>) => Promise<Result>) {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** @throws where the browser keeps nothing, or has no room */
export const keepSet = (set: Omit<KeptSet, "changed">): Promise<void> =>
  within(
    async (database) => void (await database.put(shelf, { ...set, changed: Date.now() } satisfies KeptSet)),
  );

/** The pictures with this SHA-256; nothing where this browser doesn't have them. */
export async function findSet(sha256: string): Promise<Pictures | undefined> {
  const kept = await within((database): Promise<KeptSet | undefined> => database.get(shelf, sha256));
  if (!kept) return undefined;
  const bytes = new Uint8Array(await kept.bytes.arrayBuffer());
  const pixels = bytes.length - kept.count;
  return { pixels: bytes.subarray(0, pixels), labels: bytes.subarray(pixels) };
}
