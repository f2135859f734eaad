import { type IDBPDatabase, openDB } from "idb";
import { type Cabinet, type Entry, type Mark, newId, type Shelf } from "./shelf";

const name = "backprop-workbench";
const shelves = ["works", "runs", "documents"] as const;
/** Some browsers never answer; the page can't wait for them. */
const patience = 3000;

/** @throws Error where the browser keeps nothing, or doesn't answer */
export async function openDatabase(): Promise<Cabinet> {
  const opening = openDB(name, 1, {
    upgrade(database) {
      for (const shelf of shelves) {
        const store = database.createObjectStore(shelf, { keyPath: "id" });
        store.createIndex("changed", "changed");
        store.createIndex("mark", ["id", "revision"]);
      }
    },
  });
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the browser's storage doesn't answer")), patience);
  });
  const database = await Promise.race([opening, tooLate]);
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
      const entries: (Item & Entry)[] = await database.getAllFromIndex(shelf, "changed");
      return entries.reverse();
    },
    put: (item, { id, revision }: Mark) =>
      change(async (store) => {
        // Keys alone are looked at: an entry may be large.
        const there = await store.getKey(id);
        const theirs = there !== undefined && !(await store.index("mark").getKey([id, revision]));
        const changed = Date.now();
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
