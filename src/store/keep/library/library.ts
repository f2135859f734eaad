import { createStore, type StoreApi } from "zustand/vanilla";
import type { AnyDocument } from "../../../engine/document/programDocument";
import { presentOf } from "../../history";
import type { Workbench } from "../../work/workbenchState";
import type { WorkEntry } from "../../work/workEntry";
import { forgive } from "../blanked";
import type { KeepPage } from "../page";
import type { KeptDocument } from "../storage/kept";
import { type Entry, type EntryVersion, newId } from "../storage/shelf";
import { documentFrom, leftAlone, sizesOf, textOf, titleIn } from "../storage/texts";
import { faultOf } from "../storage/trouble";
import type { LoadExercise } from "../work/keptWork";
import { freeTitle } from "./freeTitle";

export type OwnDocument = KeptDocument & Entry;

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
  open(id: string, load: LoadExercise): Promise<void>;
  /** Makes a copy under the next free name. */
  duplicate(id: string): Promise<void>;
  /** The one that is open is renamed by an edit, which can be undone. */
  rename(id: string, title: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Brings back one that was deleted. */
  bringBack(id: string): Promise<void>;
}

/** What keeps a work's changes among the reader's own documents. */
export interface LibraryKeeper {
  readonly store: StoreApi<Library>;
  /** Keeps an entry that differs from what was opened, if it hasn't been kept. */
  keep(entry: WorkEntry): Promise<void>;
  /** What is known of a work's document, revision 0 before it has been kept; nothing where it is not one of the reader's own. */
  versionOf(key: string): EntryVersion | undefined;
  /**
   * A work that was kept goes on with its document.
   * @param document what is there under that version, where that is known
   */
  adopt(key: string, version: EntryVersion, document?: AnyDocument): void;
}

export function createLibrary(workbench: StoreApi<Workbench>, page: KeepPage): LibraryKeeper {
  const versions = new Map<string, EntryVersion>();
  /** What was kept last of each work. */
  const written = new Map<string, AnyDocument>();

  const kept = ({ document, original }: Pick<WorkEntry, "document" | "original">): KeptDocument => ({
    title: document.title,
    sizes: sizesOf(document),
    document: textOf(document),
    ...(original && { exercise: original.sheet.id }),
  });

  /** One after the other: each needs the version that the one before has left. */
  let keeping = Promise.resolve();
  function keep(entry: WorkEntry): Promise<void> {
    keeping = keeping.then(() => keepNow(entry));
    return keeping;
  }

  async function keepNow(entry: WorkEntry): Promise<void> {
    const { key, document, openedAs, sheet } = entry;
    const own = versions.has(key) || document !== openedAs;
    if (sheet || !own || written.get(key) === document) return;
    const known = versions.get(key) ?? { id: key, revision: 0 };
    const version = await page.attempt(({ documents }) => documents.put(kept(entry), known));
    if (!version) return;
    versions.set(key, version);
    written.set(key, document);
    await store.getState().refresh();
  }

  /** What is open, with its last change, so that nothing older is read. */
  async function keepPresent(): Promise<void> {
    const entry = presentOf(workbench.getState().history);
    if (entry) await keep(entry);
  }

  function adopt(key: string, { id, revision }: EntryVersion, document?: AnyDocument): void {
    versions.set(key, { id, revision });
    if (document) written.set(key, document);
  }

  /** Those that were deleted, by id, as they were, whatever was in them. */
  const removed = new Map<string, OwnDocument>();
  const titles = () => (store.getState().documents ?? []).map(({ title }) => title);

  const store = createStore<Library>((set, get) => ({
    documents: undefined,
    failed: false,
    idOf: (key) => versions.get(key)?.id,
    deleted: [],
    async refresh() {
      const documents = await page.attempt((cabinet) => cabinet.documents.all());
      set({ documents: documents?.map(listed), failed: !documents });
    },
    create(document) {
      const key = newId();
      // What keeps the work sees that it is to be kept.
      versions.set(key, { id: key, revision: 0 });
      const named = { ...document, title: freeTitle(document.title, titles()) };
      workbench.getState().resume({ document: named, openedAs: named, key }, { view: "step" });
    },
    async open(id, load) {
      await keepPresent();
      const found = await page.attempt(({ documents }) => documents.get(id));
      if (!found) return get().refresh();
      const entry = listed(found);
      try {
        const document = await documentFrom(entry.document, page.say);
        const original = entry.exercise === undefined ? undefined : await load(entry.exercise);
        forgive(document);
        adopt(id, entry, document);
        workbench
          .getState()
          .resume({ document, openedAs: document, key: id, ...(original && { original }) }, { view: "step" });
      } catch (error) {
        page.say(`“${entry.title}” can't be opened: ${faultOf(error)}. ${leftAlone}`, {
          title: entry.title,
          kept: entry.document,
        });
      }
    },
    async duplicate(id) {
      await keepPresent();
      await page.attempt(async ({ documents }) => {
        const entry = await documents.get(id);
        const taken = (await documents.all()).map((other) => listed(other).title);
        if (entry)
          await documents.put(titled(entry, freeTitle(listed(entry).title, taken)), {
            id: newId(),
            revision: 0,
          });
      });
      await get().refresh();
    },
    async rename(id, title) {
      const { history, edit } = workbench.getState();
      const now = presentOf(history);
      if (now && !now.sheet && versions.get(now.key)?.id === id) {
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
        set({ deleted: [...get().deleted.filter((one) => one.id !== id), listed(deleted)] });
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

  return { store, keep, adopt, versionOf: (key) => versions.get(key) };
}

/** An entry as it can be listed, whatever has become of it. */
function listed(entry: OwnDocument): OwnDocument {
  const { title, sizes, document } = entry;
  return {
    ...entry,
    title: typeof title === "string" ? title : (titleIn(document) ?? "a document without a title"),
    sizes: typeof sizes === "string" ? sizes : "?",
  };
}

/** An entry's content under another title; what can't be read is only called so. */
function titled({ sizes, document, exercise }: KeptDocument, title: string): KeptDocument {
  const rest = { sizes, ...(exercise !== undefined && { exercise }) };
  try {
    return { title, document: JSON.stringify({ ...JSON.parse(document), title }), ...rest };
  } catch {
    return { title, document, ...rest };
  }
}
