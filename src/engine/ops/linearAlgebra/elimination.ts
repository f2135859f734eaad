/**
 * Solves A X = B by elimination with the largest pivot of each column.
 * @param A n×n, row by row. @param B n×columns
 * @returns X, or nothing where A is singular
 */
export function solved(
  A: Float64Array,
  B: Float64Array,
  n: number,
  columns: number,
): Float64Array | undefined {
  const a = A.slice();
  const x = B.slice();
  for (let column = 0; column < n; column++) {
    const pivot = pivotOf(a, n, column);
    if (a[pivot * n + column] === 0) return undefined;
    swapRows(a, n, pivot, column);
    swapRows(x, columns, pivot, column);
    for (let row = column + 1; row < n; row++) {
      const factor = a[row * n + column] / a[column * n + column];
      if (factor === 0) continue;
      for (let k = column; k < n; k++) a[row * n + k] -= factor * a[column * n + k];
      for (let k = 0; k < columns; k++) x[row * columns + k] -= factor * x[column * columns + k];
    }
  }
  for (let row = n - 1; row >= 0; row--)
    for (let k = 0; k < columns; k++) {
      let value = x[row * columns + k];
      for (let j = row + 1; j < n; j++) value -= a[row * n + j] * x[j * columns + k];
      x[row * columns + k] = value / a[row * n + row];
    }
  return x;
}

/** The pivots that elimination leaves, and the sign of the rows' order. A singular matrix has a pivot that is 0. */
function pivotsOf(A: Float64Array, n: number): { readonly sign: number; readonly pivots: readonly number[] } {
  const a = A.slice();
  const pivots: number[] = [];
  let sign = 1;
  for (let column = 0; column < n; column++) {
    const pivot = pivotOf(a, n, column);
    if (pivot !== column) sign = -sign;
    swapRows(a, n, pivot, column);
    const value = a[column * n + column];
    pivots.push(value);
    if (value === 0) break;
    for (let row = column + 1; row < n; row++) {
      const factor = a[row * n + column] / value;
      for (let k = column; k < n; k++) a[row * n + k] -= factor * a[column * n + k];
    }
  }
  return { sign, pivots };
}

/** The determinant of an n×n matrix: the product of the pivots. */
export function determinant(A: Float64Array, n: number): number {
  const { sign, pivots } = pivotsOf(A, n);
  return pivots.reduce((product, pivot) => product * pivot, sign);
}

/** The same as NumPy computes it, to the last digit: it adds the pivots' logarithms. */
export function determinantByLogarithms(A: Float64Array, n: number): number {
  const { sign, pivots } = pivotsOf(A, n);
  const signs = pivots.reduce((product, pivot) => product * Math.sign(pivot), sign);
  return signs === 0
    ? 0
    : signs * Math.exp(pivots.reduce((sum, pivot) => sum + Math.log(Math.abs(pivot)), 0));
}

/** @param A n × n, row by row @returns nothing where it is singular */
export function inverse(A: Float64Array, n: number): Float64Array | undefined {
  return solved(A, identity(n), n, n);
}

/** The signed determinants of what is left without a row and a column: what det hands on. */
export function cofactors(A: Float64Array, n: number): Float64Array {
  return A.map((_, k) => {
    const [row, column] = [Math.floor(k / n), k % n];
    const left = A.filter((_value, index) => Math.floor(index / n) !== row && index % n !== column);
    return ((row + column) % 2 === 0 ? 1 : -1) * determinant(left, n - 1);
  });
}

function identity(n: number): Float64Array {
  const values = new Float64Array(n * n);
  for (let k = 0; k < n; k++) values[k * n + k] = 1;
  return values;
}

function pivotOf(a: Float64Array, n: number, column: number): number {
  let pivot = column;
  for (let row = column + 1; row < n; row++)
    if (Math.abs(a[row * n + column]) > Math.abs(a[pivot * n + column])) pivot = row;
  return pivot;
}

function swapRows(values: Float64Array, width: number, a: number, b: number): void {
  if (a === b) return;
  for (let k = 0; k < width; k++)
    [values[a * width + k], values[b * width + k]] = [values[b * width + k], values[a * width + k]];
}
