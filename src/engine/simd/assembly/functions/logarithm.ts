import { constant, half, one } from "./constant";

/** Natural logarithms of two numbers at once: ln x = k ln 2 + ln(1 + f), 1 + f between √½ and √2. */

const two: usize = memory.data<f64>([2]);
/** ln 2 as the sum of two: up to 2^11 times the first is exact. */
const ln2High: usize = memory.data<f64>([0.6931471805592082]);
const ln2Low: usize = memory.data<f64>([7.371002565167799e-13]);

const c1: usize = memory.data<f64>([0.666666666666667]);
const c2: usize = memory.data<f64>([0.39999999999899455]);
const c3: usize = memory.data<f64>([0.2857142862599856]);
const c4: usize = memory.data<f64>([0.2222221113102852]);
const c5: usize = memory.data<f64>([0.1818288939967772]);
const c6: usize = memory.data<f64>([0.15331712479381301]);
const c7: usize = memory.data<f64>([0.14616562422104645]);

/** 2 (artanh s - s) / s in powers of s², by Chebyshev's polynomials: within 1e-17. */
// @ts-ignore: decorator
@inline
function artanhRest(square: v128): v128 {
  const fourth = f64x2.mul(square, square);
  const last = f64x2.add(constant(c5), f64x2.mul(fourth, constant(c7)));
  const odd = f64x2.add(constant(c1), f64x2.mul(fourth, f64x2.add(constant(c3), f64x2.mul(fourth, last))));
  const inner = f64x2.add(constant(c4), f64x2.mul(fourth, constant(c6)));
  const even = f64x2.add(constant(c2), f64x2.mul(fourth, inner));
  return f64x2.mul(square, f64x2.add(odd, f64x2.mul(square, even)));
}

/** k ln 2 + ln(1 + f), the latter as 2 artanh s with s = f / (2 + f): f - f²/2 + s (f²/2 + …). */
// @ts-ignore: decorator
@inline
function logarithmOf(k: v128, f: v128): v128 {
  const s = f64x2.div(f, f64x2.add(constant(two), f));
  const halfSquare = f64x2.mul(constant(half), f64x2.mul(f, f));
  const low = f64x2.add(
    f64x2.mul(s, f64x2.add(halfSquare, artanhRest(f64x2.mul(s, s)))),
    f64x2.mul(k, constant(ln2Low)),
  );
  return f64x2.sub(f64x2.mul(k, constant(ln2High)), f64x2.sub(f64x2.sub(halfSquare, low), f));
}

/** The smallest number with all its digits, and 2^54, which makes one of those below. */
const smallestNormal: usize = memory.data<f64>([2.2250738585072014e-308]);
const manyfold: usize = memory.data<f64>([18014398509481984]);
/** The bits of √½, of 2^52 and of the fraction; and what makes the exponent of a number below 1 positive, and that again. */
const rootBits: usize = memory.data<i64>([0x3fe6a09e667f3bcd]);
const wholeBits: usize = memory.data<f64>([4503599627370496]);
const fractionBits: usize = memory.data<i64>([0x000fffffffffffff]);
const positive: usize = memory.data<i64>([1 << 62]);
const usual: usize = memory.data<f64>([4503599627370496 + 1024]);
const unusual: usize = memory.data<f64>([4503599627370496 + 1024 + 54]);
const infinity: usize = memory.data<f64>([Infinity]);

/** ln x: -∞ for 0, NaN for what is negative. */
// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  const isSmall = f64x2.lt(x, constant(smallestNormal));
  const scaled = v128.bitselect(f64x2.mul(x, constant(manyfold)), x, isSmall);
  // With the bits of √½ taken away, what is above the fraction is k, and the fraction that of 1 + f, counted from √½.
  const bits = i64x2.sub(scaled, constant(rootBits));
  const exponent = i64x2.shr_u(i64x2.add(bits, constant(positive)), 52);
  const k = f64x2.sub(
    v128.or(exponent, constant(wholeBits)),
    v128.bitselect(constant(unusual), constant(usual), isSmall),
  );
  const near1 = i64x2.add(v128.and(bits, constant(fractionBits)), constant(rootBits));
  const value = logarithmOf(k, f64x2.sub(near1, constant(one)));
  const isUsual = v128.and(f64x2.gt(x, f64x2.splat(0)), f64x2.lt(x, constant(infinity)));
  return i64x2.all_true(isUsual) ? value : v128.bitselect(value, logOfOther(x), isUsual);
}

/** 0, infinity, NaN and negative numbers. */
function logOfOther(x: v128): v128 {
  const isZero = f64x2.eq(x, f64x2.splat(0));
  const isInfinite = f64x2.eq(x, constant(infinity));
  const others = v128.bitselect(constant(infinity), f64x2.splat(NaN), isInfinite);
  return v128.bitselect(f64x2.neg(constant(infinity)), others, isZero);
}

const rootLessOne: usize = memory.data<f64>([0.41421356237309503]);

/** ln(1 + e) for e between 0 and 1; where e is tiny it keeps its digits. */
// @ts-ignore: decorator
@inline
export function log1pOfPart(e: v128): v128 {
  const isLarge = f64x2.gt(e, constant(rootLessOne));
  const halved = f64x2.mul(constant(half), f64x2.sub(e, constant(one)));
  return logarithmOf(v128.and(constant(one), isLarge), v128.bitselect(halved, e, isLarge));
}
