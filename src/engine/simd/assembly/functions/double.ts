/**
 * Numbers as the sum of two, hi + lo with |lo| ≤ half a unit in the last place of hi: about 32 digits. Used once, for the
 * tables. The low parts of the results are left in `low`.
 * @see Dekker 1971; Knuth, The Art of Computer Programming, volume 2, 4.2.2
 */
export let low: f64 = 0;

/** a + b, whatever their sizes. */
function sum(a: f64, b: f64): f64 {
  const s = a + b;
  const t = s - a;
  low = a - (s - t) + (b - t);
  return s;
}

/** a · b: both are cut into halves whose products are exact. */
function product(a: f64, b: f64): f64 {
  const splitter: f64 = 134217729; // 2^27 + 1
  let t = splitter * a;
  const aHigh = t - (t - a);
  const aLow = a - aHigh;
  t = splitter * b;
  const bHigh = t - (t - b);
  const bLow = b - bHigh;
  const p = a * b;
  low = aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return p;
}

export function add(a: f64, aLow: f64, b: f64, bLow: f64): f64 {
  const s = sum(a, b);
  return sum(s, low + (aLow + bLow));
}

export function multiply(a: f64, aLow: f64, b: f64, bLow: f64): f64 {
  const p = product(a, b);
  return sum(p, low + (a * bLow + aLow * b));
}

/** One division gives the first half of the digits, what it leaves over the second. */
export function divide(a: f64, aLow: f64, b: f64, bLow: f64): f64 {
  const first = a / b;
  const p = multiply(first, 0, b, bLow);
  const rest = add(a, aLow, -p, -low);
  return sum(first, rest / b);
}
