/** Numbers in rows and columns, as they were printed, pasted or read from a file. */
export interface NumberArray {
  /** As its source calls it: `fc1.weight`, `W1`. */
  readonly name?: string | undefined;
  /** Its length in each direction; none for a single number. */
  readonly shape: readonly number[];
  /** Row by row: the last direction fastest. All finite. */
  readonly values: readonly number[];
}

/** What was read, or why it can't be, as a sentence. */
export type Arrays =
  | { readonly arrays: readonly NumberArray[]; readonly fault?: undefined }
  | { readonly arrays?: undefined; readonly fault: string };

/** The rows of an array with two directions; what has fewer is one row. Nothing for one with more. */
export function arrayRows({ shape, values }: NumberArray): number[][] | undefined {
  if (shape.length > 2) return undefined;
  const columns = shape[shape.length - 1] ?? 1;
  return Array.from({ length: shape.length === 2 ? shape[0] : 1 }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
}

/** Rows for columns. */
export const transposedRows = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));

/** What is thrown while something is read, and told as a fault: the reader can mend it. */
export class Unreadable extends Error {}

/** What a function reads; a sentence where it finds that it can't. */
export function reading(read: () => readonly NumberArray[]): Arrays {
  try {
    return { arrays: read() };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.message };
    throw error;
  }
}
