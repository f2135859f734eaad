import type { StoreApi } from "zustand/vanilla";
import type { Workbench } from "../../store/workbench";

/** Opens a document from a file. Where it is none, the reason is said, with its place in the file, and nothing changes. */
export async function openFile(file: File, workbench: StoreApi<Workbench>): Promise<void> {
  const { open, fail } = workbench.getState();
  const refuse = (why: string) => fail(`“${file.name}” was not opened: ${why}. The page stays as it was.`);
  try {
    const { documentFromText, faultsText, largestDocument } = await import("../../export/link");
    if (file.size > largestDocument)
      return refuse(
        `it has ${(file.size / 1e6).toFixed(1)} MB, and a document has at most ${largestDocument / 1e6} MB`,
      );
    const { document, faults } = documentFromText(await file.text());
    if (!document) return refuse(faultsText(faults));
    // Back leads to what was open before, whose address this isn't.
    history.pushState(null, "", location.pathname + location.search);
    open(document);
  } catch {
    refuse("it can't be read, or the page could not load what reads it");
  }
}
