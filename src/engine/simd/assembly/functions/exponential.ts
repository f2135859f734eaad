import { constant, half, one } from "./constant";
import { powersOfTwo } from "./tables";

/**
 * Powers of e of two numbers at once. e^x = 2^m · T · (1 + p) with x = (m + j/128) ln 2 + r: T = 2^(j/128) is in a table,
 * p = e^r - 1 a short series. `pmin` and `pmax`, the number first, let NaN pass.
 */

const largest: usize = memory.data<f64>([710]);
const smallest: usize = memory.data<f64>([-746]);
/** Within this 2^m is an ordinary number. */
const usual: usize = memory.data<f64>([708]);

/** 128 / ln 2, and one step, ln 2 / 128, as the sum of two: up to 2^18 times the first is exact. */
const stepsPerUnit: usize = memory.data<f64>([184.6649652337873]);
const stepHigh: usize = memory.data<f64>([0.005415212347998022]);
const stepLow: usize = memory.data<f64>([1.2655086083325438e-13]);

/** 1.5 · 2^52: numbers next to it are 1 apart, so that adding it rounds, and leaves the integer in the low bits. */
const rounder: usize = memory.data<f64>([6755399441055744]);
/** Takes the bits of `rounder` away, and makes the integer positive. */
const toPositive: usize = memory.data<i64>([-0x4338000000000000 + 2048 * 128]);
/** What is then left to take away for a number's exponent, which is 1023 for 1. */
const toExponent: usize = memory.data<i64>([2048 - 1023]);

const third: usize = memory.data<f64>([1.0 / 6]);
const fourth: usize = memory.data<f64>([1.0 / 24]);
const fifth: usize = memory.data<f64>([1.0 / 120]);

/** The rounded number of steps is in the low bits. */
// @ts-ignore: decorator
@inline
function stepsOf(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, constant(stepsPerUnit)), constant(rounder));
}

/** e^r - 1, r what x has beyond its steps, at most ln 2 / 256. */
// @ts-ignore: decorator
@inline
function restOf(x: v128, shifted: v128): v128 {
  const steps = f64x2.sub(shifted, constant(rounder));
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(steps, constant(stepHigh))),
    f64x2.mul(steps, constant(stepLow)),
  );
  const square = f64x2.mul(r, r);
  const even = f64x2.add(constant(half), f64x2.mul(square, constant(fourth)));
  const odd = f64x2.add(constant(third), f64x2.mul(square, constant(fifth)));
  return f64x2.add(r, f64x2.mul(square, f64x2.add(even, f64x2.mul(r, odd))));
}

/** T for both numbers, its first and its second part. */
// @ts-ignore: decorator
@inline
function first(a: v128, b: v128): v128 {
  return i64x2.shuffle(a, b, 0, 2);
}
// @ts-ignore: decorator
@inline
function second(a: v128, b: v128): v128 {
  return i64x2.shuffle(a, b, 1, 3);
}

// @ts-ignore: decorator
@inline
function exponentOf(shifted: v128): v128 {
  return i64x2.shr_u(i64x2.add(shifted, constant(toPositive)), 7);
}

/** e^x. */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const limited = f64x2.pmax(f64x2.pmin(x, constant(largest)), constant(smallest));
  const shifted = stepsOf(limited);
  const a = v128.load(powersOfTwo + (((i32x4.extract_lane(shifted, 0) & 127) << 4) as usize));
  const b = v128.load(powersOfTwo + (((i32x4.extract_lane(shifted, 2) & 127) << 4) as usize));
  const T = first(a, b);
  const fraction = f64x2.add(T, f64x2.add(second(a, b), f64x2.mul(T, restOf(limited, shifted))));
  const m = exponentOf(shifted);
  if (v128.any_true(f64x2.gt(f64x2.abs(limited), constant(usual)))) return scaledTwice(fraction, m);
  return f64x2.mul(fraction, i64x2.shl(i64x2.sub(m, constant(toExponent)), 52));
}

/** Where 2^m itself is out of range, though the power may not be. */
function scaledTwice(fraction: v128, m: v128): v128 {
  const part = i64x2.shr_u(m, 1);
  const one = i64x2.shl(i64x2.sub(part, i64x2.splat(1)), 52);
  const other = i64x2.shl(i64x2.sub(i64x2.sub(m, part), i64x2.splat(1)), 52);
  return f64x2.mul(f64x2.mul(fraction, one), other);
}

const almostMinusOne: usize = memory.data<f64>([-40]);
const tiny: usize = memory.data<f64>([-1e-17]);

/** e^x - 1 for x ≤ 0; where x is tiny it keeps its digits. */
// @ts-ignore: decorator
@inline
export function expm1OfNegative(x: v128): v128 {
  const limited = f64x2.pmax(x, constant(almostMinusOne));
  const shifted = stepsOf(limited);
  const a = v128.load(powersOfTwo + (((i32x4.extract_lane(shifted, 0) & 127) << 4) as usize));
  const b = v128.load(powersOfTwo + (((i32x4.extract_lane(shifted, 2) & 127) << 4) as usize));
  const scale = i64x2.shl(i64x2.sub(exponentOf(shifted), constant(toExponent)), 52);
  const T = first(a, b);
  const rest = f64x2.add(second(a, b), f64x2.mul(T, restOf(limited, shifted)));
  const whole = f64x2.sub(f64x2.mul(T, scale), constant(one));
  // -0 stays -0, and a subnormal number what it is.
  return v128.bitselect(x, f64x2.add(whole, f64x2.mul(rest, scale)), f64x2.gt(x, constant(tiny)));
}

/** 1 / (1 + e^-z), as e^z / (1 + e^z) for negative z: the power only shrinks. */
// @ts-ignore: decorator
@inline
export function sigmoid(z: v128): v128 {
  const power = exp(f64x2.neg(f64x2.abs(z)));
  const top = v128.bitselect(constant(one), power, f64x2.ge(z, f64x2.splat(0)));
  return f64x2.div(top, f64x2.add(constant(one), power));
}
