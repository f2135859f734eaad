import type { AnyDocument } from "../../../engine/document/programDocument";
import type { WorkEntry } from "../../work/workEntry";
import type { KeepPage } from "../page/page";
import type { KeptDocument } from "../storage/kept";
import type { EntryVersion } from "../storage/shelf";
import { jsonText, sizesOf } from "../storage/texts";

/** What keeps a work's changes among the reader's own documents. */
export interface LibraryKeeper {
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

/** @param changed hears when a document has been kept */
export function createLibraryKeeper(page: KeepPage, changed: () => Promise<void>): LibraryKeeper {
  const versions = new Map<string, EntryVersion>();
  /** What was kept last of each work. */
  const written = new Map<string, AnyDocument>();

  const kept = ({ document, original }: Pick<WorkEntry, "document" | "original">): KeptDocument => ({
    title: document.title,
    sizes: sizesOf(document),
    document: jsonText(document),
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
    await changed();
  }

  function adopt(key: string, { id, revision }: EntryVersion, document?: AnyDocument): void {
    versions.set(key, { id, revision });
    if (document) written.set(key, document);
  }

  return { keep, adopt, versionOf: (key) => versions.get(key) };
}
