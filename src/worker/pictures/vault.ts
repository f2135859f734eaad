import { openDB } from "idb";
import type { Pictures } from "../../engine/datasets/pictures/pictures";
import type { KeptPictures } from "../../engine/document/parts/data";

/** Pictures as they are kept in the browser, beside the documents that name them. */
export interface KeptSet {
  readonly sha256: string;
  /** What the reader calls them. */
  readonly name: string;
  /** The pixels, and then a byte for the label of each picture. */
  readonly bytes: Blob;
  /** How many pictures there are. */
  readonly count: number;
  /** What a document says of them beside; pages before this one kept none. */
  readonly form?: Pick<KeptPictures, "width" | "height" | "classes" | "test">;
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

/**
 * Pictures that are there already keep the name that they have.
 * @returns what they are called
 * @throws where the browser keeps nothing, or has no room
 */
export const keepSet = (set: Omit<KeptSet, "changed">): Promise<string> =>
  within(async (database) => {
    const there: KeptSet | undefined = await database.get(shelf, set.sha256);
    const name = there?.name ?? set.name;
    await database.put(shelf, { ...set, name, changed: Date.now() } satisfies KeptSet);
    return name;
  });

/** All that are kept, the newest first. Their bytes aren't read for it. */
export const listSets = (): Promise<readonly KeptSet[]> =>
  within(async (database) => {
    const all: KeptSet[] = await database.getAll(shelf);
    return all.sort((one, other) => other.changed - one.changed);
  });

export const renameSet = (sha256: string, name: string): Promise<void> =>
  within(async (database) => {
    const there: KeptSet | undefined = await database.get(shelf, sha256);
    if (there) await database.put(shelf, { ...there, name });
  });

export const removeSet = (sha256: string): Promise<void> =>
  within((database) => database.delete(shelf, sha256));

/** Puts back what was removed, as it was. */
export const putBackSet = (set: KeptSet): Promise<void> =>
  within(async (database) => void (await database.put(shelf, set)));

/** The pictures with this SHA-256; nothing where this browser doesn't have them. */
export async function findSet(sha256: string): Promise<Pictures | undefined> {
  const kept = await within((database): Promise<KeptSet | undefined> => database.get(shelf, sha256));
  if (!kept) return undefined;
  const bytes = new Uint8Array(await kept.bytes.arrayBuffer());
  const pixels = bytes.length - kept.count;
  return { pixels: bytes.subarray(0, pixels), labels: bytes.subarray(pixels) };
}
