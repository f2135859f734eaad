import { openDB } from "idb";
import type { RunResult } from "../../../worker/sweep/protocol";

/** Keeps what runs of sweeps came to, by what they were trained from: what is done once is never run again. */
export interface ResultShelf {
  /** Those that are there, in the order of the keys. */
  get(keys: readonly string[]): Promise<readonly (RunResult | undefined)[]>;
  put(key: string, result: RunResult): Promise<void>;
}

const name = "backprop-workbench-sweeps";
/** Beyond this, those that were kept longest ago go. */
const mostResults = 10_000;

/** In the browser's database. It is a table of its own beside what the tabs keep, since it can all be computed again. */
export function createResultShelf(): ResultShelf {
  const opening = openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore("results").createIndex("kept", "kept");
    },
  });
  // Who asks hears of it.
  opening.catch(() => undefined);
  let since = 0;
  return {
    async get(keys) {
      const store = (await opening).transaction("results").store;
      return Promise.all(keys.map((key) => store.get(key)));
    },
    async put(key, result) {
      const database = await opening;
      await database.put("results", { ...result, kept: Date.now() }, key);
      since += 1;
      if (since % 100 === 0) await prune(database);
    },
  };
}

async function prune(database: Awaited<ReturnType<typeof openDB>>): Promise<void> {
  const transaction = database.transaction("results", "readwrite");
  const keys = await transaction.store.index("kept").getAllKeys();
  for (const key of keys.slice(0, Math.max(0, keys.length - mostResults)))
    await transaction.store.delete(key);
  await transaction.done;
}
