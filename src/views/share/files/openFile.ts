import type { AnyDocument } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";

/** What becomes of a file. */
export interface FileTaker {
  open(document: AnyDocument): void | Promise<void>;
  /** Takes what isn't a document, where it is something else that the view knows; says whether it did. */
  other?(file: File, text: string | undefined): Promise<boolean>;
  /** Says why nothing was opened. */
  fail(sentence: string): void;
}

/** Opens a document from a file. Where it isn't one, the reason is said, with its place in the file, and nothing changes. */
export async function openFile(file: File, { open, other, fail }: FileTaker): Promise<void> {
  const refuse = (why: string) => fail(`“${file.name}” was not opened: ${why}. The page stays as it was.`);
  try {
    if (await other?.(file, undefined)) return;
    const { documentFromText, faultsText, largestDocument } = await loadPart(
      () => import("../../../export/link"),
    );
    if (file.size > largestDocument)
      return refuse(
        `it has ${(file.size / 1e6).toFixed(1)} MB, and a document has at most ${largestDocument / 1e6} MB`,
      );
    const text = await file.text();
    const { document, faults } = documentFromText(text);
    if (document) return await open(document);
    if (!(await other?.(file, text))) refuse(faultsText(faults));
  } catch {
    refuse("it can't be read, or the page could not load what reads it");
  }
}
