/**
 * C += A B for one block of A. The block's numbers are held in variables while a loop passes over the columns of B
 * and C, so that a block of m × k does m · k multiplications per column for the m + k numbers it touches there. In
 * JavaScript it is touching that costs: every index is checked, and one number is worked on at a time.
 *
 * a, b and c are the places in A, B and C where the block begins. Rows and columns of A and B lie aRow, aColumn,
 * bRow and bColumn apart, so either can be read as its transpose; rows of C lie cRow apart, its columns are adjacent.
 *
 * `| 0` says that an index can't overflow, which saves one more check. Stepping from row to row takes fewer
 * registers than holding all their beginnings. `b * a` lets an `a` that found no register be read in place;
 * only 1 × 8, where all have one, is faster as `a * b`.
 */

// biome-ignore format: one row of the block per line
export function block8x8(
  A: Float64Array, a: number, aRow: number, aColumn: number,
  B: Float64Array, b: number, bRow: number, bColumn: number,
  C: Float64Array, c: number, cRow: number, columns: number,
): void {
  const u1 = aColumn, u2 = 2 * u1, u3 = 3 * u1, u4 = 4 * u1, u5 = 5 * u1, u6 = 6 * u1, u7 = 7 * u1;
  let p = a;
  const a00 = A[p], a01 = A[p + u1], a02 = A[p + u2], a03 = A[p + u3], a04 = A[p + u4], a05 = A[p + u5], a06 = A[p + u6], a07 = A[p + u7];
  p = p + aRow | 0;
  const a10 = A[p], a11 = A[p + u1], a12 = A[p + u2], a13 = A[p + u3], a14 = A[p + u4], a15 = A[p + u5], a16 = A[p + u6], a17 = A[p + u7];
  p = p + aRow | 0;
  const a20 = A[p], a21 = A[p + u1], a22 = A[p + u2], a23 = A[p + u3], a24 = A[p + u4], a25 = A[p + u5], a26 = A[p + u6], a27 = A[p + u7];
  p = p + aRow | 0;
  const a30 = A[p], a31 = A[p + u1], a32 = A[p + u2], a33 = A[p + u3], a34 = A[p + u4], a35 = A[p + u5], a36 = A[p + u6], a37 = A[p + u7];
  p = p + aRow | 0;
  const a40 = A[p], a41 = A[p + u1], a42 = A[p + u2], a43 = A[p + u3], a44 = A[p + u4], a45 = A[p + u5], a46 = A[p + u6], a47 = A[p + u7];
  p = p + aRow | 0;
  const a50 = A[p], a51 = A[p + u1], a52 = A[p + u2], a53 = A[p + u3], a54 = A[p + u4], a55 = A[p + u5], a56 = A[p + u6], a57 = A[p + u7];
  p = p + aRow | 0;
  const a60 = A[p], a61 = A[p + u1], a62 = A[p + u2], a63 = A[p + u3], a64 = A[p + u4], a65 = A[p + u5], a66 = A[p + u6], a67 = A[p + u7];
  p = p + aRow | 0;
  const a70 = A[p], a71 = A[p + u1], a72 = A[p + u2], a73 = A[p + u3], a74 = A[p + u4], a75 = A[p + u5], a76 = A[p + u6], a77 = A[p + u7];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) {
    p = b; const b0 = B[p];
    p = p + bRow | 0; const b1 = B[p];
    p = p + bRow | 0; const b2 = B[p];
    p = p + bRow | 0; const b3 = B[p];
    p = p + bRow | 0; const b4 = B[p];
    p = p + bRow | 0; const b5 = B[p];
    p = p + bRow | 0; const b6 = B[p];
    p = p + bRow | 0; const b7 = B[p];
    p = c; C[p] += b0 * a00 + b1 * a01 + b2 * a02 + b3 * a03 + b4 * a04 + b5 * a05 + b6 * a06 + b7 * a07;
    p = p + cRow | 0; C[p] += b0 * a10 + b1 * a11 + b2 * a12 + b3 * a13 + b4 * a14 + b5 * a15 + b6 * a16 + b7 * a17;
    p = p + cRow | 0; C[p] += b0 * a20 + b1 * a21 + b2 * a22 + b3 * a23 + b4 * a24 + b5 * a25 + b6 * a26 + b7 * a27;
    p = p + cRow | 0; C[p] += b0 * a30 + b1 * a31 + b2 * a32 + b3 * a33 + b4 * a34 + b5 * a35 + b6 * a36 + b7 * a37;
    p = p + cRow | 0; C[p] += b0 * a40 + b1 * a41 + b2 * a42 + b3 * a43 + b4 * a44 + b5 * a45 + b6 * a46 + b7 * a47;
    p = p + cRow | 0; C[p] += b0 * a50 + b1 * a51 + b2 * a52 + b3 * a53 + b4 * a54 + b5 * a55 + b6 * a56 + b7 * a57;
    p = p + cRow | 0; C[p] += b0 * a60 + b1 * a61 + b2 * a62 + b3 * a63 + b4 * a64 + b5 * a65 + b6 * a66 + b7 * a67;
    p = p + cRow | 0; C[p] += b0 * a70 + b1 * a71 + b2 * a72 + b3 * a73 + b4 * a74 + b5 * a75 + b6 * a76 + b7 * a77;
  }
}

// biome-ignore format: one row of the block per line
export function block8x2(
  A: Float64Array, a: number, aRow: number, aColumn: number,
  B: Float64Array, b: number, bRow: number, bColumn: number,
  C: Float64Array, c: number, cRow: number, columns: number,
): void {
  let p = a;
  const a00 = A[p], a01 = A[p + aColumn]; p = p + aRow | 0;
  const a10 = A[p], a11 = A[p + aColumn]; p = p + aRow | 0;
  const a20 = A[p], a21 = A[p + aColumn]; p = p + aRow | 0;
  const a30 = A[p], a31 = A[p + aColumn]; p = p + aRow | 0;
  const a40 = A[p], a41 = A[p + aColumn]; p = p + aRow | 0;
  const a50 = A[p], a51 = A[p + aColumn]; p = p + aRow | 0;
  const a60 = A[p], a61 = A[p + aColumn]; p = p + aRow | 0;
  const a70 = A[p], a71 = A[p + aColumn];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) {
    p = b; const b0 = B[p];
    p = p + bRow | 0; const b1 = B[p];
    p = c; C[p] += b0 * a00 + b1 * a01;
    p = p + cRow | 0; C[p] += b0 * a10 + b1 * a11;
    p = p + cRow | 0; C[p] += b0 * a20 + b1 * a21;
    p = p + cRow | 0; C[p] += b0 * a30 + b1 * a31;
    p = p + cRow | 0; C[p] += b0 * a40 + b1 * a41;
    p = p + cRow | 0; C[p] += b0 * a50 + b1 * a51;
    p = p + cRow | 0; C[p] += b0 * a60 + b1 * a61;
    p = p + cRow | 0; C[p] += b0 * a70 + b1 * a71;
  }
}

// biome-ignore format: one row of the block per line
export function block8x1(
  A: Float64Array, a: number, aRow: number,
  B: Float64Array, b: number, bColumn: number,
  C: Float64Array, c: number, cRow: number, columns: number,
): void {
  let p = a;
  const a0 = A[p]; p = p + aRow | 0;
  const a1 = A[p]; p = p + aRow | 0;
  const a2 = A[p]; p = p + aRow | 0;
  const a3 = A[p]; p = p + aRow | 0;
  const a4 = A[p]; p = p + aRow | 0;
  const a5 = A[p]; p = p + aRow | 0;
  const a6 = A[p]; p = p + aRow | 0;
  const a7 = A[p];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) {
    const b0 = B[b];
    p = c; C[p] += b0 * a0;
    p = p + cRow | 0; C[p] += b0 * a1;
    p = p + cRow | 0; C[p] += b0 * a2;
    p = p + cRow | 0; C[p] += b0 * a3;
    p = p + cRow | 0; C[p] += b0 * a4;
    p = p + cRow | 0; C[p] += b0 * a5;
    p = p + cRow | 0; C[p] += b0 * a6;
    p = p + cRow | 0; C[p] += b0 * a7;
  }
}

// biome-ignore format: one row of the block per line
export function block2x8(
  A: Float64Array, a: number, aRow: number, aColumn: number,
  B: Float64Array, b: number, bRow: number, bColumn: number,
  C: Float64Array, c: number, cRow: number, columns: number,
): void {
  const u1 = aColumn, u2 = 2 * u1, u3 = 3 * u1, u4 = 4 * u1, u5 = 5 * u1, u6 = 6 * u1, u7 = 7 * u1;
  let p = a;
  const a00 = A[p], a01 = A[p + u1], a02 = A[p + u2], a03 = A[p + u3], a04 = A[p + u4], a05 = A[p + u5], a06 = A[p + u6], a07 = A[p + u7];
  p = p + aRow | 0;
  const a10 = A[p], a11 = A[p + u1], a12 = A[p + u2], a13 = A[p + u3], a14 = A[p + u4], a15 = A[p + u5], a16 = A[p + u6], a17 = A[p + u7];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) {
    p = b; const b0 = B[p];
    p = p + bRow | 0; const b1 = B[p];
    p = p + bRow | 0; const b2 = B[p];
    p = p + bRow | 0; const b3 = B[p];
    p = p + bRow | 0; const b4 = B[p];
    p = p + bRow | 0; const b5 = B[p];
    p = p + bRow | 0; const b6 = B[p];
    p = p + bRow | 0; const b7 = B[p];
    p = c; C[p] += b0 * a00 + b1 * a01 + b2 * a02 + b3 * a03 + b4 * a04 + b5 * a05 + b6 * a06 + b7 * a07;
    p = p + cRow | 0; C[p] += b0 * a10 + b1 * a11 + b2 * a12 + b3 * a13 + b4 * a14 + b5 * a15 + b6 * a16 + b7 * a17;
  }
}

// biome-ignore format: one row of the block per line
export function block2x2(
  A: Float64Array, a: number, aRow: number, aColumn: number,
  B: Float64Array, b: number, bRow: number, bColumn: number,
  C: Float64Array, c: number, cRow: number, columns: number,
): void {
  let p = a;
  const a00 = A[p], a01 = A[p + aColumn]; p = p + aRow | 0;
  const a10 = A[p], a11 = A[p + aColumn];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) {
    p = b; const b0 = B[p];
    p = p + bRow | 0; const b1 = B[p];
    p = c; C[p] += b0 * a00 + b1 * a01;
    p = p + cRow | 0; C[p] += b0 * a10 + b1 * a11;
  }
}

// biome-ignore format: one row of the block per line
export function block2x1(
  A: Float64Array, a: number, aRow: number,
  B: Float64Array, b: number, bColumn: number,
  C: Float64Array, c: number, cRow: number, columns: number,
): void {
  const a0 = A[a], a1 = A[a + aRow];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) {
    const b0 = B[b];
    let p = c; C[p] += b0 * a0;
    p = p + cRow | 0; C[p] += b0 * a1;
  }
}

// biome-ignore format: one step per line
export function block1x8(
  A: Float64Array, a: number, aColumn: number,
  B: Float64Array, b: number, bRow: number, bColumn: number,
  C: Float64Array, c: number, columns: number,
): void {
  const u1 = aColumn, u2 = 2 * u1, u3 = 3 * u1, u4 = 4 * u1, u5 = 5 * u1, u6 = 6 * u1, u7 = 7 * u1;
  const a0 = A[a], a1 = A[a + u1], a2 = A[a + u2], a3 = A[a + u3], a4 = A[a + u4], a5 = A[a + u5], a6 = A[a + u6], a7 = A[a + u7];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) {
    let p = b; const b0 = B[p];
    p = p + bRow | 0; const b1 = B[p];
    p = p + bRow | 0; const b2 = B[p];
    p = p + bRow | 0; const b3 = B[p];
    p = p + bRow | 0; const b4 = B[p];
    p = p + bRow | 0; const b5 = B[p];
    p = p + bRow | 0; const b6 = B[p];
    p = p + bRow | 0; const b7 = B[p];
    C[c] += a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3 + a4 * b4 + a5 * b5 + a6 * b6 + a7 * b7;
  }
}

// biome-ignore format: one step per line
export function block1x2(
  A: Float64Array, a: number, aColumn: number,
  B: Float64Array, b: number, bRow: number, bColumn: number,
  C: Float64Array, c: number, columns: number,
): void {
  const a0 = A[a], a1 = A[a + aColumn];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) {
    const p = b;
    C[c] += B[p] * a0 + B[p + bRow | 0] * a1;
  }
}

// biome-ignore format: one step per line
export function block1x1(
  A: Float64Array, a: number,
  B: Float64Array, b: number, bColumn: number,
  C: Float64Array, c: number, columns: number,
): void {
  const a0 = A[a];
  for (const end = c + columns; c < end; c = c + 1 | 0, b = b + bColumn | 0) C[c] += B[b] * a0;
}
