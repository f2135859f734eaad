import { exp, expm1OfNegative, sigmoid } from "./exponential";
import { log, log1pOfPart } from "./logarithm";
import { tanh } from "./tanh";

/**
 * Functions of vectors in either precision, `T`: two numbers of f64, or four of f32. Those of `exponential.ts`, `logarithm.ts` and
 * `tanh.ts` are computed in double precision, and in single precision they are that, rounded.
 */

// @ts-ignore: decorator
@inline
export function splat<T>(value: f64): v128 {
  return sizeof<T>() == 8 ? f64x2.splat(value) : f32x4.splat(<f32>value);
}

/** The first two of four numbers in double precision, and the last two. */
// @ts-ignore: decorator
@inline
export function lower(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}
// @ts-ignore: decorator
@inline
export function upper(x: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(x, x, 1, 1));
}
// @ts-ignore: decorator
@inline
export function joined(low: v128, high: v128): v128 {
  return i64x2.shuffle(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

// @ts-ignore: decorator
@inline
export function expOf<T>(x: v128): v128 {
  return sizeof<T>() == 8 ? exp(x) : joined(exp(lower(x)), exp(upper(x)));
}
// @ts-ignore: decorator
@inline
export function sigmoidOf<T>(x: v128): v128 {
  return sizeof<T>() == 8 ? sigmoid(x) : joined(sigmoid(lower(x)), sigmoid(upper(x)));
}
// @ts-ignore: decorator
@inline
export function tanhOf<T>(x: v128): v128 {
  return sizeof<T>() == 8 ? tanh(x) : joined(tanh(lower(x)), tanh(upper(x)));
}
// @ts-ignore: decorator
@inline
export function expm1Of<T>(x: v128): v128 {
  return sizeof<T>() == 8 ? expm1OfNegative(x) : joined(expm1OfNegative(lower(x)), expm1OfNegative(upper(x)));
}
// @ts-ignore: decorator
@inline
export function logOf<T>(x: v128): v128 {
  return sizeof<T>() == 8 ? log(x) : joined(log(lower(x)), log(upper(x)));
}

/** ln(1 + e^-|x|). */
// @ts-ignore: decorator
@inline
export function tailOf<T>(x: v128): v128 {
  return sizeof<T>() == 8 ? tail(x) : joined(tail(lower(x)), tail(upper(x)));
}
// @ts-ignore: decorator
@inline
function tail(x: v128): v128 {
  return log1pOfPart(exp(f64x2.neg(f64x2.abs(x))));
}

/** a where it is positive or NaN, else 0. */
// @ts-ignore: decorator
@inline
export function positivePart<T>(a: v128): v128 {
  return v128.andnot(a, v128.le<T>(a, splat<T>(0)));
}

/** `a`, but NaN where x is NaN. */
// @ts-ignore: decorator
@inline
export function unlessNaN<T>(a: v128, x: v128): v128 {
  return v128.bitselect(a, x, v128.eq<T>(x, x));
}

/** 1, 0 or -1; NaN for NaN. */
// @ts-ignore: decorator
@inline
export function signOf<T>(x: v128): v128 {
  const zero = splat<T>(0);
  const unit = splat<T>(1);
  const sign = v128.sub<T>(v128.and(unit, v128.gt<T>(x, zero)), v128.and(unit, v128.lt<T>(x, zero)));
  return unlessNaN<T>(sign, x);
}
