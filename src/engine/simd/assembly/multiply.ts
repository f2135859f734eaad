import { addProduct, loadSplat } from "./vector";

/**
 * C = s + A B, worked on along the rows of B and C, which are contiguous. Rows lie `aRow`, `bRow` and `cRow` bytes apart and
 * the columns of A `aColumn`, so that A can be read as its transpose. s is a number for each row of C, `sRow` apart: 0 for one
 * that all share.
 *
 * Of C blocks of at most 4 rows by 2 vectors are in registers while all columns of A pass by: a load for each row of A and
 * each vector of B, and a product for each pair of them.
 * @param inner columns of A, rows of B
 * @param columns of B and C, in bytes
 */
export function multiply<T>(
  A: usize, aRow: usize, aColumn: usize, B: usize, bRow: usize,
  C: usize, cRow: usize, s: usize, sRow: usize,
  rows: usize, inner: usize, columns: usize,
): void {
  let c: usize = 0;
  for (; c + 32 <= columns; c += 32) {
    let r: usize = 0;
    for (; r + 4 <= rows; r += 4)
      block<T>(4, 2, A + r * aRow, aRow, aColumn, B + c, bRow, C + r * cRow + c, cRow, s + r * sRow, sRow, inner);
    if (r + 2 <= rows) {
      block<T>(2, 2, A + r * aRow, aRow, aColumn, B + c, bRow, C + r * cRow + c, cRow, s + r * sRow, sRow, inner);
      r += 2;
    }
    if (r < rows)
      block<T>(1, 2, A + r * aRow, aRow, aColumn, B + c, bRow, C + r * cRow + c, cRow, s + r * sRow, sRow, inner);
  }
  if (c + 16 <= columns) {
    let r: usize = 0;
    for (; r + 4 <= rows; r += 4)
      block<T>(4, 1, A + r * aRow, aRow, aColumn, B + c, bRow, C + r * cRow + c, cRow, s + r * sRow, sRow, inner);
    for (; r < rows; r++)
      block<T>(1, 1, A + r * aRow, aRow, aColumn, B + c, bRow, C + r * cRow + c, cRow, s + r * sRow, sRow, inner);
    c += 16;
  }
  for (; c < columns; c += sizeof<T>())
    for (let r: usize = 0; r < rows; r++) {
      let sum = load<T>(s + r * sRow);
      let a = A + r * aRow;
      let b = B + c;
      for (let u: usize = 0; u < inner; u++, a += aColumn, b += bRow) sum += load<T>(a) * load<T>(b);
      store<T>(C + r * cRow + c, sum);
    }
}

/** One block of C. `rows` and `vectors` are literals: what they rule out isn't compiled. */
// @ts-ignore: decorator
@inline
function block<T>(
  rows: usize, vectors: usize, A: usize, aRow: usize, aColumn: usize, B: usize, bRow: usize,
  C: usize, cRow: usize, s: usize, sRow: usize, inner: usize,
): void {
  let c00 = loadSplat<T>(s);
  let c01 = c00;
  let c10 = rows > 1 ? loadSplat<T>(s + sRow) : c00;
  let c11 = c10;
  let c20 = rows > 2 ? loadSplat<T>(s + 2 * sRow) : c00;
  let c21 = c20;
  let c30 = rows > 3 ? loadSplat<T>(s + 3 * sRow) : c00;
  let c31 = c30;
  const a2Row = aRow + aRow;
  const a3Row = a2Row + aRow;
  for (let u: usize = 0; u < inner; u++) {
    const b0 = v128.load(B);
    const b1 = vectors > 1 ? v128.load(B, 16) : b0;
    let a = loadSplat<T>(A);
    c00 = addProduct<T>(c00, a, b0);
    if (vectors > 1) c01 = addProduct<T>(c01, a, b1);
    if (rows > 1) {
      a = loadSplat<T>(A + aRow);
      c10 = addProduct<T>(c10, a, b0);
      if (vectors > 1) c11 = addProduct<T>(c11, a, b1);
    }
    if (rows > 2) {
      a = loadSplat<T>(A + a2Row);
      c20 = addProduct<T>(c20, a, b0);
      if (vectors > 1) c21 = addProduct<T>(c21, a, b1);
      a = loadSplat<T>(A + a3Row);
      c30 = addProduct<T>(c30, a, b0);
      if (vectors > 1) c31 = addProduct<T>(c31, a, b1);
    }
    A += aColumn;
    B += bRow;
  }
  v128.store(C, c00);
  if (vectors > 1) v128.store(C, c01, 16);
  if (rows > 1) {
    C += cRow;
    v128.store(C, c10);
    if (vectors > 1) v128.store(C, c11, 16);
  }
  if (rows > 2) {
    C += cRow;
    v128.store(C, c20);
    if (vectors > 1) v128.store(C, c21, 16);
    C += cRow;
    v128.store(C, c30);
    if (vectors > 1) v128.store(C, c31, 16);
  }
}
