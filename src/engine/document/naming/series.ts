/** A series as it is typed: `w_1 … w_4`, with three dots or two, or `to`. */
const typed = /^(\S+?)\s*(?:…|\.{2,3}|⋯|\bto\b)\s*(\S+)$/u;

/** A name that ends in a number: what stands before it, the number, and a brace after it. */
const counted = /^(.*?)(\d+)(\}?)$/u;

/** One that ends in two indices: `w_11`, `w_{1,1}`, `w_{10,2}`. */
const placed = /^(.*?)(?:(\d)(\d)|(\d+)(,)(\d+))(\}?)$/u;

/** The ends of a series; nothing where the text is a single name. */
export function seriesIn(text: string): { readonly first: string; readonly last: string } | undefined {
  const match = typed.exec(text.trim());
  if (!match || !counted.test(match[1]) || !counted.test(match[2])) return undefined;
  return { first: match[1], last: match[2] };
}

/** So many names from this one on: `w_3`, `w_4`, `w_5`. Nothing where it doesn't end in a number. */
export function countedFrom(first: string, count: number): readonly string[] | undefined {
  const match = counted.exec(first);
  if (!match) return undefined;
  const [, before, number, after] = match;
  return Array.from({ length: count }, (_, k) => `${before}${Number(number) + k}${after}`);
}

/** Names by row and column, row by row: `w_11`, `w_12`, `w_21`, `w_22`. Nothing where the name has no two indices. */
export function placedFrom(first: string, rows: number, columns: number): readonly string[] | undefined {
  const match = placed.exec(first);
  if (!match) return undefined;
  const [, before, row = match[4], column = match[6], , comma = "", , after] = match;
  return Array.from(
    { length: rows * columns },
    (_, k) =>
      `${before}${Number(row) + Math.floor(k / columns)}${comma}${Number(column) + (k % columns)}${after}`,
  );
}
