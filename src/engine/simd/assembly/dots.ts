import { addProduct, loadSplat, storeFirst, storePair, storeSecond, totals } from "./vector";

/**
 * C = s + A Bᵀ: each number of C is the dot product of a row of A and a row of B, both contiguous. Rows lie `aRow`, `bRow` and
 * `cRow` bytes apart; those of C, a column for each row of B, are contiguous. s is a number for each row of C, `sRow` apart.
 *
 * Dot products are taken 4 × 2 at a time, each in a vector whose numbers are added up at the end.
 * @param inner length of the rows of A and B, in bytes; what is left over after whole vectors is added number by number
 * @param columns rows of B
 */
export function dots<T>(
  A: usize, aRow: usize, B: usize, bRow: usize, C: usize, cRow: usize, s: usize, sRow: usize,
  rows: usize, inner: usize, columns: usize,
): void {
  let r: usize = 0;
  for (; r + 4 <= rows; r += 4) {
    let c: usize = 0;
    for (; c + 2 <= columns; c += 2)
      block<T>(4, 2, A, aRow, B + c * bRow, bRow, C + c * sizeof<T>(), cRow, s, sRow, inner);
    if (c < columns) block<T>(4, 1, A, aRow, B + c * bRow, bRow, C + c * sizeof<T>(), cRow, s, sRow, inner);
    A += 4 * aRow;
    C += 4 * cRow;
    s += 4 * sRow;
  }
  for (; r + 2 <= rows; r += 2) {
    let c: usize = 0;
    for (; c + 2 <= columns; c += 2)
      block<T>(2, 2, A, aRow, B + c * bRow, bRow, C + c * sizeof<T>(), cRow, s, sRow, inner);
    if (c < columns) block<T>(2, 1, A, aRow, B + c * bRow, bRow, C + c * sizeof<T>(), cRow, s, sRow, inner);
    A += 2 * aRow;
    C += 2 * cRow;
    s += 2 * sRow;
  }
  if (r < rows) {
    let c: usize = 0;
    for (; c + 2 <= columns; c += 2)
      block<T>(1, 2, A, aRow, B + c * bRow, bRow, C + c * sizeof<T>(), cRow, s, sRow, inner);
    if (c < columns) block<T>(1, 1, A, aRow, B + c * bRow, bRow, C + c * sizeof<T>(), cRow, s, sRow, inner);
  }
}

/** One block of C. `rows` and `columns` are literals: what they rule out isn't compiled. */
// @ts-ignore: decorator
@inline
function block<T>(
  rows: usize, columns: usize, A: usize, aRow: usize, B: usize, bRow: usize,
  C: usize, cRow: usize, s: usize, sRow: usize, inner: usize,
): void {
  const zero = f64x2.splat(0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  const a2Row = aRow + aRow;
  const a3Row = a2Row + aRow;
  const end = A + (inner & ~15);
  const rest = A + inner;
  while (A < end) {
    const b0 = v128.load(B);
    const b1 = columns > 1 ? v128.load(B + bRow) : b0;
    let a = v128.load(A);
    c00 = addProduct<T>(c00, a, b0);
    if (columns > 1) c01 = addProduct<T>(c01, a, b1);
    if (rows > 1) {
      a = v128.load(A + aRow);
      c10 = addProduct<T>(c10, a, b0);
      if (columns > 1) c11 = addProduct<T>(c11, a, b1);
    }
    if (rows > 2) {
      a = v128.load(A + a2Row);
      c20 = addProduct<T>(c20, a, b0);
      if (columns > 1) c21 = addProduct<T>(c21, a, b1);
      a = v128.load(A + a3Row);
      c30 = addProduct<T>(c30, a, b0);
      if (columns > 1) c31 = addProduct<T>(c31, a, b1);
    }
    A += 16;
    B += 16;
  }
  if (columns > 1) {
    // A row of C has two of the sums.
    let row0 = v128.add<T>(loadSplat<T>(s), totals<T>(c00, c01));
    let row1 = rows > 1 ? v128.add<T>(loadSplat<T>(s + sRow), totals<T>(c10, c11)) : row0;
    let row2 = rows > 2 ? v128.add<T>(loadSplat<T>(s + 2 * sRow), totals<T>(c20, c21)) : row0;
    let row3 = rows > 2 ? v128.add<T>(loadSplat<T>(s + 3 * sRow), totals<T>(c30, c31)) : row0;
    for (; A < rest; A += sizeof<T>(), B += sizeof<T>()) {
      const pair = totals<T>(first<T>(B), first<T>(B + bRow));
      row0 = addProduct<T>(row0, loadSplat<T>(A), pair);
      if (rows > 1) row1 = addProduct<T>(row1, loadSplat<T>(A + aRow), pair);
      if (rows > 2) row2 = addProduct<T>(row2, loadSplat<T>(A + a2Row), pair);
      if (rows > 2) row3 = addProduct<T>(row3, loadSplat<T>(A + a3Row), pair);
    }
    storePair<T>(C, row0);
    if (rows > 1) storePair<T>(C + cRow, row1);
    if (rows > 2) storePair<T>(C + 2 * cRow, row2);
    if (rows > 2) storePair<T>(C + 3 * cRow, row3);
  } else {
    // Two rows of C have one each.
    let pair0 = v128.add<T>(totals<T>(first<T>(s), first<T>(rows > 1 ? s + sRow : s)), totals<T>(c00, c10));
    let pair1 =
      rows > 2
        ? v128.add<T>(totals<T>(first<T>(s + 2 * sRow), first<T>(s + 3 * sRow)), totals<T>(c20, c30))
        : pair0;
    for (; A < rest; A += sizeof<T>(), B += sizeof<T>()) {
      const b = loadSplat<T>(B);
      pair0 = addProduct<T>(pair0, totals<T>(first<T>(A), first<T>(rows > 1 ? A + aRow : A)), b);
      if (rows > 2) pair1 = addProduct<T>(pair1, totals<T>(first<T>(A + a2Row), first<T>(A + a3Row)), b);
    }
    storeFirst<T>(C, pair0);
    if (rows > 1) storeSecond<T>(C + cRow, pair0);
    if (rows > 2) storeFirst<T>(C + 2 * cRow, pair1);
    if (rows > 2) storeSecond<T>(C + 3 * cRow, pair1);
  }
}

/** One number, and zeros. */
// @ts-ignore: decorator
@inline
function first<T>(address: usize): v128 {
  return sizeof<T>() == 8 ? v128.load64_zero(address) : v128.load32_zero(address);
}
