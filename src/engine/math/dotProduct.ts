/** Of two vectors of the same length, added up from left to right. */
export const dotProduct = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, k) => sum + value * b[k], 0);
