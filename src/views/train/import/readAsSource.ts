import { largestTable, mostCharacters } from "../../../engine/import/limits";
import type { TableSource } from "../../../store/training/readingTables";

type OpenedSource =
  | { readonly source: TableSource; readonly problem?: undefined }
  | { readonly source?: undefined; readonly problem: string };

/** A file to read a table from: as text, which can be mended in the dialog, where it is UTF-8 and not large; else its bytes. */
export async function readAsSource(file: File): Promise<OpenedSource> {
  // Not even read: it takes memory that the page may not have.
  if (file.size > largestTable)
    return {
      problem: `The file ${file.name} has ${(file.size / 1e6).toFixed(1)} MB, and at most ${largestTable / 1e6} MB are imported; leave out rows or columns.`,
    };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { source: (bytes.length <= mostCharacters && plainText(bytes)) || bytes };
  } catch {
    return { problem: `The file ${file.name} could not be read.` };
  }
}

function plainText(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
