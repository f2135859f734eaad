import type { UnopenedWork } from "../../../src/store/keep/page/notice";
import type { KeepPage } from "../../../src/store/keep/page/page";
import type { Cabinet } from "../../../src/store/keep/storage/cabinet";
import type { Shelf, ShelfEntry } from "../../../src/store/keep/storage/shelf";
import { newId } from "../../../src/store/newId";

/** A shelf in memory; as long as it has a failure, everything fails with it. */
function shelfOf<Item>(
  entries: Map<string, Item & ShelfEntry>,
  failure: () => Error | undefined,
): Shelf<Item> {
  let time = 0;
  const sorted = () => [...entries.values()].sort((one, other) => other.changed - one.changed);
  const able = () => {
    const error = failure();
    if (error) throw error;
  };
  return {
    async get(id) {
      able();
      return structuredClone(entries.get(id));
    },
    async newest() {
      able();
      return structuredClone(sorted()[0]);
    },
    async all() {
      able();
      return structuredClone(sorted());
    },
    async put(item, { id, revision }) {
      able();
      const there = entries.get(id);
      const changed = ++time;
      const entry =
        there && there.revision !== revision
          ? { id: newId(), revision: 1, changed }
          : { id, revision: revision + 1, changed };
      entries.set(entry.id, structuredClone({ ...item, ...entry }));
      return entry;
    },
    async putBack(entry) {
      able();
      entries.set(entry.id, entry);
    },
    async remove(id) {
      able();
      entries.delete(id);
    },
    async prune(most) {
      for (const { id } of sorted().slice(most)) entries.delete(id);
    },
  };
}

/** A browser's storage that several tabs share. */
export function createBrowser() {
  let failure: Error | undefined;
  const shelf = <Item>() => {
    const entries = new Map<string, Item & ShelfEntry>();
    return { entries, shelf: shelfOf<Item>(entries, () => failure) };
  };
  const works = shelf<Parameters<Cabinet["works"]["put"]>[0]>();
  const runs = shelf<Parameters<Cabinet["runs"]["put"]>[0]>();
  const documents = shelf<Parameters<Cabinet["documents"]["put"]>[0]>();
  const cabinet: Cabinet = { works: works.shelf, runs: runs.shelf, documents: documents.shelf };
  return {
    works: works.entries,
    runs: runs.entries,
    documents: documents.entries,
    fail(error: Error | undefined) {
      failure = error;
    },
    /** A tab; a reload is a second page of it. */
    tab() {
      const session = new Map<string, string>();
      return { session, page: () => createPage(cabinet, session) };
    },
  };
}

function createPage(cabinet: Cabinet, session: Map<string, string>) {
  const said: string[] = [];
  const rescues: UnopenedWork[] = [];
  const waits: (() => void)[] = [];
  const noted: string[] = [];
  const page: KeepPage = {
    async attempt(work) {
      try {
        return await work(cabinet);
      } catch (error) {
        said.push((error as Error).message);
        return undefined;
      }
    },
    say(sentence, rescue) {
      said.push(sentence);
      if (rescue) rescues.push(rescue);
    },
    noteRun: (id) => void noted.push(id),
    later: (callback) => void waits.push(callback),
    soon: (callback) => callback(),
    slot: () => session.get("slot"),
    takeSlot: (id) => void session.set("slot", id),
    leave: (words) => void (words === undefined ? session.delete("left") : session.set("left", words)),
    left: () => session.get("left"),
    run: () => session.get("run"),
    takeRun: (id) => void session.set("run", id),
    leaveRun: (words) =>
      void (words === undefined ? session.delete("leftRun") : session.set("leftRun", words)),
    leftRun: () => session.get("leftRun"),
    address: () => "",
  };
  /** Lets everything happen that is to happen by itself, waits included. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const wait of waits.splice(0)) wait();
    }
  }
  return { page, said, rescues, noted, settle };
}
