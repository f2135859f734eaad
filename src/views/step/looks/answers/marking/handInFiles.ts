import type { HandInFile } from "../../../../../engine/grading/grader";

/** Bytes of a hand-in, more than which none has. */
const largest = 5_000_000;

/** The texts of files. One that can't be read, or is too large to be a hand-in, is an empty one. */
export const handInFiles = (files: readonly File[]): Promise<HandInFile[]> =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name,
      text: file.size > largest ? "" : await file.text().catch(() => ""),
    })),
  );
