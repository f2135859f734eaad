import type { KeptDocument } from "../storage/kept";
import type { ShelfEntry } from "../storage/shelf";
import { titleIn } from "../storage/texts";

export type OwnDocument = KeptDocument & ShelfEntry;

/** An entry as it can be listed, whatever has become of it. */
export function listedEntry(entry: OwnDocument): OwnDocument {
  const { title, sizes, document } = entry;
  return {
    ...entry,
    title: typeof title === "string" ? title : (titleIn(document) ?? "a document without a title"),
    sizes: typeof sizes === "string" ? sizes : "?",
  };
}

/** An entry's content under another title; what can't be read is only called so. */
export function titled({ sizes, document, exercise }: KeptDocument, title: string): KeptDocument {
  const rest = { sizes, ...(exercise !== undefined && { exercise }) };
  try {
    return { title, document: JSON.stringify({ ...JSON.parse(document), title }), ...rest };
  } catch {
    return { title, document, ...rest };
  }
}
