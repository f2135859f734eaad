import { constant, one, signBit } from "./constant";
import { tanhValues } from "./tables";

/** From here on tanh is 1 in double precision. */
const limit: usize = memory.data<f64>([20]);
/** 1.5 · 2^47: numbers next to it are 1/32 apart, so that adding it rounds to these, and leaves their number in the low bits. */
const rounder: usize = memory.data<f64>([211106232532992]);

const third: usize = memory.data<f64>([1.0 / 3]);
const fifth: usize = memory.data<f64>([2.0 / 15]);
const seventh: usize = memory.data<f64>([17.0 / 315]);
const ninth: usize = memory.data<f64>([62.0 / 2835]);

/**
 * tanh of two numbers at once: tanh(a + b) = A + B (1 - A²) / (1 + A B), A = tanh a in a table, and B = tanh b a short series,
 * since |b| ≤ 1/64.
 */
// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const sign = constant(signBit);
  const limited = f64x2.pmin(v128.andnot(x, sign), constant(limit));
  const shifted = f64x2.add(limited, constant(rounder));
  const b = f64x2.sub(limited, f64x2.sub(shifted, constant(rounder)));
  const A = v128.load64_lane(
    tanhValues + (((i32x4.extract_lane(shifted, 2) & 1023) << 3) as usize),
    v128.load64_zero(tanhValues + (((i32x4.extract_lane(shifted, 0) & 1023) << 3) as usize)),
    1,
  );
  const square = f64x2.mul(b, b);
  const outer = f64x2.sub(f64x2.mul(square, constant(fifth)), constant(third));
  const inner = f64x2.sub(f64x2.mul(square, constant(ninth)), constant(seventh));
  const series = f64x2.mul(square, f64x2.add(outer, f64x2.mul(f64x2.mul(square, square), inner)));
  const B = f64x2.add(b, f64x2.mul(b, series));
  const top = f64x2.mul(B, f64x2.sub(constant(one), f64x2.mul(A, A)));
  const change = f64x2.div(top, f64x2.add(constant(one), f64x2.mul(A, B)));
  return v128.or(f64x2.add(A, change), v128.and(x, sign));
}
