/** What the kernels need of vectors of f64 (two numbers) and f32 (four); `T` is one of the two. */

// @ts-ignore: decorator
@inline
export function loadSplat<T>(address: usize): v128 {
  return sizeof<T>() == 8 ? v128.load64_splat(address) : v128.load32_splat(address);
}

/** sum + a · b, rounded twice. */
// @ts-ignore: decorator
@inline
export function addProduct<T>(sum: v128, a: v128, b: v128): v128 {
  return v128.add<T>(sum, v128.mul<T>(a, b));
}

/** The sum of all numbers of a, and that of b: in the first two places of the result. */
// @ts-ignore: decorator
@inline
export function totals<T>(a: v128, b: v128): v128 {
  if (sizeof<T>() == 8) return f64x2.add(i64x2.shuffle(a, b, 0, 2), i64x2.shuffle(a, b, 1, 3));
  const halves = f32x4.add(i32x4.shuffle(a, b, 0, 4, 1, 5), i32x4.shuffle(a, b, 2, 6, 3, 7));
  return f32x4.add(halves, i32x4.shuffle(halves, halves, 2, 3, 2, 3));
}

/** Writes the first two numbers side by side. */
// @ts-ignore: decorator
@inline
export function storePair<T>(address: usize, pair: v128): void {
  if (sizeof<T>() == 8) v128.store(address, pair);
  else v128.store64_lane(address, pair, 0);
}

// @ts-ignore: decorator
@inline
export function storeFirst<T>(address: usize, pair: v128): void {
  if (sizeof<T>() == 8) v128.store64_lane(address, pair, 0);
  else v128.store32_lane(address, pair, 0);
}

// @ts-ignore: decorator
@inline
export function storeSecond<T>(address: usize, pair: v128): void {
  if (sizeof<T>() == 8) v128.store64_lane(address, pair, 1);
  else v128.store32_lane(address, pair, 1);
}

/** Writes a number, and zeros behind it. */
// @ts-ignore: decorator
@inline
export function storeAlone<T>(address: usize, value: T): void {
  if (sizeof<T>() == 8) v128.store(address, f64x2.replace_lane(f64x2.splat(0), 0, <f64>value));
  else v128.store(address, f32x4.replace_lane(f32x4.splat(0), 0, <f32>value));
}
