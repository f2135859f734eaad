/** The least of 1, 2 and 5 times a power of ten that is at least this size, > 0. */
export function niceAbove(size: number): number {
  const exponent = Math.floor(Math.log10(size));
  const digit = [1, 2, 5, 10].find((candidate) => Number(`${candidate}e${exponent}`) >= size) ?? 10;
  return Number(`${digit}e${exponent}`);
}
