/** C += A Bᵀ for few rows: tile of dot products. */
export function addDots(
  A: Float64Array,
  B: Float64Array,
  C: Float64Array,
  cRow: number,
  cColumn: number,
  rows: number,
  columns: number,
  length: number,
): void {
  let r = 0;
  for (; r + 4 <= rows; r += 4) {
    let c = 0;
    for (; c + 2 <= columns; c += 2)
      dots4x2(A, r * length, B, c * length, C, r * cRow + c * cColumn, cRow, cColumn, length);
    if (c < columns)
      for (let k = r; k < r + 4; k++) C[k * cRow + c * cColumn] += dot(A, k * length, B, c * length, length);
  }
  for (; r < rows; r++)
    for (let c = 0; c < columns; c++) C[r * cRow + c * cColumn] += dot(A, r * length, B, c * length, length);
}
function dots4x2(
  A: Float64Array,
  a: number,
  B: Float64Array,
  b: number,
  C: Float64Array,
  c: number,
  cRow: number,
  cColumn: number,
  length: number,
) {
  let s00 = 0,
    s01 = 0,
    s10 = 0,
    s11 = 0,
    s20 = 0,
    s21 = 0,
    s30 = 0,
    s31 = 0;
  for (let n = 0; n < length; n++) {
    let p = (b + n) | 0;
    const b0 = B[p];
    p = (p + length) | 0;
    const b1 = B[p];
    p = (a + n) | 0;
    const a0 = A[p];
    p = (p + length) | 0;
    const a1 = A[p];
    p = (p + length) | 0;
    const a2 = A[p];
    p = (p + length) | 0;
    const a3 = A[p];
    s00 += a0 * b0;
    s01 += a0 * b1;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s30 += a3 * b0;
    s31 += a3 * b1;
  }
  let p = c;
  C[p] += s00;
  C[p + cColumn] += s01;
  p = (p + cRow) | 0;
  C[p] += s10;
  C[p + cColumn] += s11;
  p = (p + cRow) | 0;
  C[p] += s20;
  C[p + cColumn] += s21;
  p = (p + cRow) | 0;
  C[p] += s30;
  C[p + cColumn] += s31;
}
function dot(A: Float64Array, a: number, B: Float64Array, b: number, length: number) {
  let s = 0;
  for (let n = 0; n < length; n++) s += A[(a + n) | 0] * B[(b + n) | 0];
  return s;
}
