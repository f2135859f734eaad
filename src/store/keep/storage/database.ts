import { type IDBPDatabase, openDB } from "idb";
import { newId } from "../../newId";
import type { Cabinet } from "./cabinet";
import type { EntryVersion, Shelf, ShelfEntry } from "./shelf";
import { OlderThanKept } from "./trouble";

const name = "backprop-workbench";
const shelves = ["works", "runs", "documents"] as const;

/** What befalls the database while it is open. */
export interface DatabaseEvents {
  /** A newer version of the page wants to change it, in another tab: this one has let go of it. */
  yielded(): void;
  /** The browser has closed it; it can be opened again. */
  lost(): void;
  /** Another tab, of an older version, doesn't let go of it. */
  blocked(): void;
}

/** @throws Error where the browser keeps nothing */
export async function openDatabase({ yielded, lost, blocked }: DatabaseEvents): Promise<Cabinet> {
  const opening = openDB(name, 1, {
    upgrade(database) {
      for (const shelf of shelves) {
        const store = database.createObjectStore(shelf, { keyPath: "id" });
        store.createIndex("changed", "changed");
        store.createIndex("mark", ["id", "revision"]);
      }
    },
    blocked,
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      yielded();
    },
    terminated: lost,
  });
  const database = await opening.catch((error: unknown) => {
    throw error instanceof Error && error.name === "VersionError" ? new OlderThanKept() : error;
  });
  const shelf = <Item>(of: (typeof shelves)[number]) => createShelf<Item>(database, of);
  return { works: shelf("works"), runs: shelf("runs"), documents: shelf("documents") };
}

function createShelf<Item>(database: IDBPDatabase, shelf: string): Shelf<Item> {
  /** All of it happens, or none. */
  async function change<Result>(
    work: (store: ReturnType<typeof writable>["store"]) => Promise<Result>,
  ): Promise<Result> {
    const transaction = writable();
    const [result] = await Promise.all([work(transaction.store), transaction.done]);
    return result;
  }
  const writable = () => database.transaction(shelf, "readwrite");
  return {
    get: (id) => database.get(shelf, id),
    async newest() {
      const cursor = await database.transaction(shelf).store.index("changed").openCursor(null, "prev");
      return cursor?.value;
    },
    async all() {
      // Not by the index: what has lost its time is there too.
      const entries: (Item & ShelfEntry)[] = await database.getAll(shelf);
      const time = ({ changed }: ShelfEntry) => (Number.isFinite(changed) ? changed : 0);
      return entries.sort((one, other) => time(other) - time(one));
    },
    put: (item, { id, revision }: EntryVersion) =>
      change(async (store) => {
        // Keys alone are looked at: an entry may be large.
        const there = await store.getKey(id);
        const theirs = there !== undefined && !(await store.index("mark").getKey([id, revision]));
        const last = (await store.index("changed").openKeyCursor(null, "prev"))?.key;
        const changed = nextTime(Date.now(), last);
        const entry = theirs
          ? { id: newId(), revision: 1, changed }
          : { id, revision: revision + 1, changed };
        await store.put({ ...item, ...entry });
        return entry;
      }),
    putBack: (entry) => change(async (store) => void (await store.put(entry))),
    remove: (id) => change((store) => store.delete(id)),
    prune: (most) =>
      change(async (store) => {
        const ids = await store.index("changed").getAllKeys();
        for (const id of ids.slice(0, Math.max(0, ids.length - most))) await store.delete(id);
      }),
  };
}

/** What is kept last counts as the newest, also where the clock has been set back since the one before. */
export function nextTime(now: number, last: unknown): number {
  return typeof last === "number" && last >= now ? last + 1 : now;
}
