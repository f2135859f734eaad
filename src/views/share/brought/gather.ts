import type { Brought } from "./opening/brought";

/** Bytes of a file that is read whole to see what it is: no document, hand-in or code is larger. */
const readWhole = 5_000_000;
const beginning = 100_000;

/** A text that was pasted. @param point the number of the graph that had the focus */
export const pastedText = (text: string, point?: string): Brought => ({
  called: "The pasted text",
  files: [],
  head: new TextEncoder().encode(text.slice(0, 100)),
  text,
  isWhole: true,
  point,
});

/** Files, and what they begin with. */
export async function broughtFiles(files: readonly File[]): Promise<Brought> {
  const [file] = files;
  const isWhole = file.size <= readWhole;
  const bytes = new Uint8Array(await file.slice(0, isWhole ? readWhole : beginning).arrayBuffer());
  return {
    called: files.length === 1 ? `“${file.name}”` : `${files.length} files`,
    files,
    head: bytes.subarray(0, 6000),
    text: files.length === 1 ? textOf(bytes, isWhole) : undefined,
    isWhole,
  };
}

function textOf(bytes: Uint8Array, isWhole: boolean): string | undefined {
  if (bytes.subarray(0, 2000).includes(0)) return undefined;
  try {
    // A letter may be cut in two at the end of a beginning.
    return new TextDecoder("utf-8", { fatal: isWhole }).decode(bytes);
  } catch {
    return undefined;
  }
}
