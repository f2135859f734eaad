import type { KeepPage } from "../page/page";
import { titleIn } from "../storage/texts";

/** What is kept in the browser that names something. */
export interface Holders {
  /** The titles of the reader's own documents. */
  readonly documents: readonly string[];
  /** How many trainings, each of a tab. */
  readonly trainings: number;
}

/**
 * Who names each of some data that documents refer to.
 * @param names which occur nowhere by chance, such as a SHA-256
 * @returns in their order; nothing where the browser keeps nothing, which has been said then
 */
export const holdersOf = (
  page: Pick<KeepPage, "attempt">,
  names: readonly string[],
): Promise<readonly Holders[] | undefined> =>
  page.attempt(async (cabinet) => {
    const [documents, runs] = await Promise.all([cabinet.documents.all(), cabinet.runs.all()]);
    return names.map((name) => ({
      documents: documents
        .filter(({ document }) => document.includes(name))
        .map(({ title, document }) => titleIn(document) ?? title),
      trainings: runs.filter(({ document }) => document.includes(name)).length,
    }));
  });
