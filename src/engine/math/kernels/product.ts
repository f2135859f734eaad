import {
  block1x1,
  block1x2,
  block1x8,
  block2x1,
  block2x2,
  block2x8,
  block8x1,
  block8x2,
  block8x8,
} from "./blocks";

/** Columns of C worked on at a time: eight rows of them stay in the first-level cache while all of A passes by. */
const tile = 256;

/**
 * C += A B. A: [rows, inner], B: [inner, columns], C: [rows, columns].
 *
 * A and B say how far apart their rows and columns lie in memory, so each can be a matrix read as its transpose;
 * C is row-major. A is cut into blocks of 8, then 2, then 1 rows by as many columns.
 */
export function addProduct(
  A: Float64Array,
  aRow: number,
  aColumn: number,
  B: Float64Array,
  bRow: number,
  bColumn: number,
  C: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  for (let n = 0; n < columns; n += tile) {
    const width = Math.min(tile, columns - n);
    const b = n * bColumn;
    let r = 0;
    for (; r + 8 <= rows; r += 8) {
      const a = r * aRow;
      const c = r * columns + n;
      let u = 0;
      for (; u + 8 <= inner; u += 8)
        block8x8(A, a + u * aColumn, aRow, aColumn, B, b + u * bRow, bRow, bColumn, C, c, columns, width);
      for (; u + 2 <= inner; u += 2)
        block8x2(A, a + u * aColumn, aRow, aColumn, B, b + u * bRow, bRow, bColumn, C, c, columns, width);
      if (u < inner) block8x1(A, a + u * aColumn, aRow, B, b + u * bRow, bColumn, C, c, columns, width);
    }
    for (; r + 2 <= rows; r += 2) {
      const a = r * aRow;
      const c = r * columns + n;
      let u = 0;
      for (; u + 8 <= inner; u += 8)
        block2x8(A, a + u * aColumn, aRow, aColumn, B, b + u * bRow, bRow, bColumn, C, c, columns, width);
      for (; u + 2 <= inner; u += 2)
        block2x2(A, a + u * aColumn, aRow, aColumn, B, b + u * bRow, bRow, bColumn, C, c, columns, width);
      if (u < inner) block2x1(A, a + u * aColumn, aRow, B, b + u * bRow, bColumn, C, c, columns, width);
    }
    if (r < rows) {
      const a = r * aRow;
      const c = r * columns + n;
      let u = 0;
      for (; u + 8 <= inner; u += 8)
        block1x8(A, a + u * aColumn, aColumn, B, b + u * bRow, bRow, bColumn, C, c, width);
      for (; u + 2 <= inner; u += 2)
        block1x2(A, a + u * aColumn, aColumn, B, b + u * bRow, bRow, bColumn, C, c, width);
      if (u < inner) block1x1(A, a + u * aColumn, B, b + u * bRow, bColumn, C, c, width);
    }
  }
}
