/**
 * A sum as NumPy adds numbers that lie together: in eight strands, halved above 128, so that rounding stays small and
 * the last digits are the same.
 */
export function pairwiseSum(values: Float64Array, from = 0, count = values.length): number {
  if (count < 8) {
    let total = 0;
    for (let k = 0; k < count; k++) total += values[from + k];
    return total;
  }
  if (count > 128) {
    let half = Math.floor(count / 2);
    half -= half % 8;
    return pairwiseSum(values, from, half) + pairwiseSum(values, from + half, count - half);
  }
  const r = values.slice(from, from + 8);
  let k = 8;
  for (; k < count - (count % 8); k += 8) for (let j = 0; j < 8; j++) r[j] += values[from + k + j];
  let total = r[0] + r[1] + (r[2] + r[3]) + (r[4] + r[5] + (r[6] + r[7]));
  for (; k < count; k++) total += values[from + k];
  return total;
}

/** From left to right, as NumPy adds what doesn't lie together. */
export function plainSum(values: Float64Array): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k];
  return total;
}

export const sumOf = (values: Float64Array, areTogether: boolean) =>
  areTogether ? pairwiseSum(values) : plainSum(values);
