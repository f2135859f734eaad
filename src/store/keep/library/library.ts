import { createStore, type StoreApi } from "zustand/vanilla";
import type { AnyDocument } from "../../../engine/document/programDocument";
import { presentOf } from "../../history";
import { newId } from "../../newId";
import type { Workbench } from "../../work/workbenchState";
import type { FindExercise } from "../../work/workEntry";
import { forgive } from "../page/blanked";
import type { KeepPage } from "../page/page";
import { documentFrom, leftAlone } from "../storage/texts";
import { unreadableReason } from "../storage/trouble";
import { freeTitle } from "./freeTitle";
import { createLibraryKeeper, type LibraryKeeper } from "./libraryKeeper";
import { listedEntry, type OwnDocument, titled } from "./ownDocument";

/** The reader's own documents. */
export interface Library {
  /** The newest first; absent until they have been looked for, and where nothing can be kept. */
  readonly documents: readonly OwnDocument[] | undefined;
  /** Whether they couldn't be looked for. */
  readonly failed: boolean;
  /** Those that were deleted and can be brought back, the last one last. */
  readonly deleted: readonly OwnDocument[];
  /** The id of a work's document; nothing where it is not one of them. */
  idOf(key: string): string | undefined;
  /** Looks for them again: other tabs change them too. */
  refresh(): Promise<void>;
  /** Opens a new document, which is one of the reader's own from the start; where its name is taken, under the next one. */
  create(document: AnyDocument): void;
  open(id: string, load: FindExercise): Promise<void>;
  /** Makes a copy under the next free name. */
  duplicate(id: string): Promise<void>;
  /** The one that is open is renamed by an edit, which can be undone. */
  rename(id: string, title: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Brings back one that was deleted. */
  bringBack(id: string): Promise<void>;
}

export interface LibraryStore extends LibraryKeeper {
  readonly store: StoreApi<Library>;
}

export function createLibrary(workbench: StoreApi<Workbench>, page: KeepPage): LibraryStore {
  const keeper = createLibraryKeeper(page, () => store.getState().refresh());

  /** What is open, with its last change, so that nothing older is read. */
  async function keepPresent(): Promise<void> {
    const entry = presentOf(workbench.getState().history);
    if (entry) await keeper.keep(entry);
  }

  /** Those that were deleted, by id, as they were, whatever was in them. */
  const removed = new Map<string, OwnDocument>();
  const titles = () => (store.getState().documents ?? []).map(({ title }) => title);

  const store = createStore<Library>((set, get) => ({
    documents: undefined,
    failed: false,
    idOf: (key) => keeper.versionOf(key)?.id,
    deleted: [],
    async refresh() {
      const documents = await page.attempt((cabinet) => cabinet.documents.all());
      set({ documents: documents?.map(listedEntry), failed: !documents });
    },
    create(document) {
      const key = newId();
      // What keeps the work sees that it is to be kept.
      keeper.adopt(key, { id: key, revision: 0 });
      const named = { ...document, title: freeTitle(document.title, titles()) };
      workbench.getState().resume({ document: named, openedAs: named, key }, { view: "step" });
    },
    async open(id, load) {
      await keepPresent();
      const found = await page.attempt(({ documents }) => documents.get(id));
      if (!found) return get().refresh();
      const entry = listedEntry(found);
      try {
        const document = await documentFrom(entry.document, page.say);
        const original = entry.exercise === undefined ? undefined : await load(entry.exercise);
        forgive(document);
        keeper.adopt(id, entry, document);
        workbench
          .getState()
          .resume({ document, openedAs: document, key: id, ...(original && { original }) }, { view: "step" });
      } catch (error) {
        page.say(`“${entry.title}” can't be opened: ${unreadableReason(error)}. ${leftAlone}`, {
          title: entry.title,
          kept: entry.document,
        });
      }
    },
    async duplicate(id) {
      await keepPresent();
      await page.attempt(async ({ documents }) => {
        const entry = await documents.get(id);
        const taken = (await documents.all()).map((other) => listedEntry(other).title);
        if (entry)
          await documents.put(titled(entry, freeTitle(listedEntry(entry).title, taken)), {
            id: newId(),
            revision: 0,
          });
      });
      await get().refresh();
    },
    async rename(id, title) {
      const { history, edit } = workbench.getState();
      const now = presentOf(history);
      if (now && !now.sheet && keeper.versionOf(now.key)?.id === id) {
        edit((document) => (document.title === title ? document : { ...document, title }));
        return;
      }
      await page.attempt(async ({ documents }) => {
        const entry = await documents.get(id);
        if (entry) await documents.put(titled(entry, title), entry);
      });
      await get().refresh();
    },
    async remove(id) {
      await keepPresent();
      const deleted = await page.attempt(async ({ documents }) => {
        const entry = await documents.get(id);
        await documents.remove(id);
        return entry;
      });
      if (deleted) {
        removed.set(id, deleted);
        set({ deleted: [...get().deleted.filter((one) => one.id !== id), listedEntry(deleted)] });
      }
      await get().refresh();
    },
    async bringBack(id) {
      const entry = removed.get(id);
      if (!entry) return;
      await page.attempt(({ documents }) => documents.putBack(entry));
      removed.delete(id);
      set({ deleted: get().deleted.filter((one) => one.id !== id) });
      await get().refresh();
    },
  }));

  return { store, ...keeper };
}
