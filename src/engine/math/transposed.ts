/** A matrix turned over its diagonal. @param numbers row by row @returns [columns, rows] */
export const transposed = (numbers: Float64Array, [rows, columns]: readonly number[]): Float64Array =>
  numbers.map((_, k) => numbers[(k % rows) * columns + Math.floor(k / rows)]);
