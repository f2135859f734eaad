import { expOf, logOf, splat } from "./functions/either";
import { Stage } from "./plan";

/** Softmax of the units of each example, two or four examples at a time. */
export function softmax<T>(stage: Stage): void {
  for (let n: usize = 0; n < stage.row; n += 16) {
    const z = stage.x + n;
    const y = stage.y + n;
    const end = z + stage.units * stage.row;
    const m = largest<T>(z, end, stage.row);
    let sum = splat<T>(0);
    let to = y;
    for (let from = z; from < end; from += stage.row, to += stage.row) {
      const power = expOf<T>(v128.sub<T>(v128.load(from), m));
      v128.store(to, power);
      sum = v128.add<T>(sum, power);
    }
    while (to > y) {
      to -= stage.row;
      v128.store(to, v128.div<T>(v128.load(to), sum));
    }
  }
}

/** dZ = Y (G - Σ G Y). */
export function softmaxBack<T>(stage: Stage): void {
  for (let n: usize = 0; n < stage.row; n += 16) {
    const end = stage.units * stage.row + n;
    let mean = splat<T>(0);
    for (let k = n; k < end; k += stage.row)
      mean = v128.add<T>(mean, v128.mul<T>(v128.load(stage.dy + k), v128.load(stage.y + k)));
    for (let k = n; k < end; k += stage.row) {
      const difference = v128.sub<T>(v128.load(stage.dy + k), mean);
      v128.store(stage.dx + k, v128.mul<T>(v128.load(stage.y + k), difference));
    }
  }
}

// @ts-ignore: decorator
@inline
function largest<T>(from: usize, end: usize, row: usize): v128 {
  let m = v128.load(from);
  for (from += row; from < end; from += row) m = v128.pmax<T>(m, v128.load(from));
  return m;
}

/**
 * How targets are taken: as they are, or smoothed and times the weight of their class, w ((1 - ε) t + ε / K). The numbers are 1
 * where anything is changed, ε, and the weights of the classes.
 */
// @ts-ignore: decorator
@inline
export function taken<T>(t: v128, numbers: usize, k: usize, units: usize): v128 {
  if (load<f64>(numbers) == 0) return t;
  const smoothing = load<f64>(numbers, 8);
  const kept = v128.mul<T>(splat<T>(1 - smoothing), t);
  const smoothed = v128.add<T>(kept, splat<T>(smoothing / <f64>units));
  return v128.mul<T>(splat<T>(load<f64>(numbers + 16 + 8 * k)), smoothed);
}

/**
 * The cross-entropy of softmax, Σq ln Σ e^(z - m) + Σ q (m - z), and the softmax itself in `scratch`. Where a target is 0, its
 * term is 0, whatever z is.
 */
export function softmaxCrossEntropy<T>(stage: Stage): void {
  for (let n: usize = 0; n < stage.row; n += 16) {
    const z = stage.x + n;
    const m = largest<T>(z, z + stage.units * stage.row, stage.row);
    let sum = splat<T>(0);
    let targets = splat<T>(0);
    let missing = splat<T>(0);
    let k: usize = n;
    for (let unit: usize = 0; unit < stage.units; unit++, k += stage.row) {
      const q = taken<T>(v128.load(stage.targets + k), stage.numbers, unit, stage.units);
      const d = v128.sub<T>(m, v128.load(stage.x + k));
      const power = expOf<T>(v128.neg<T>(d));
      v128.store(stage.scratch + k, power);
      sum = v128.add<T>(sum, power);
      targets = v128.add<T>(targets, q);
      missing = v128.add<T>(missing, v128.and(v128.mul<T>(q, d), v128.ne<T>(q, splat<T>(0))));
    }
    while (k > n) {
      k -= stage.row;
      v128.store(stage.scratch + k, v128.div<T>(v128.load(stage.scratch + k), sum));
    }
    v128.store(stage.losses + n, v128.add<T>(v128.mul<T>(targets, logOf<T>(sum)), missing));
  }
}

/**
 * dZ = share · (Y (Σq - q) - q (ΣY - Y)), which is share · (Y Σq - q), since ΣY = 1. The sum of the other probabilities is added
 * up from those after, which are left in dZ first, and those before: near y = q the difference of two almost equal numbers
 * would lose its digits.
 */
export function softmaxCrossEntropyBack<T>(stage: Stage): void {
  const last = (stage.units - 1) * stage.row;
  for (let n: usize = 0; n < stage.row; n += 16) {
    const share = v128.load(stage.shares + n);
    const mask = v128.load(stage.mask + n);
    let after = splat<T>(0);
    let targets = splat<T>(0);
    for (let unit = stage.units, k = n + last; unit > 0; unit--, k -= stage.row) {
      v128.store(stage.dx + k, after);
      after = v128.add<T>(after, v128.load(stage.scratch + k));
      targets = v128.add<T>(targets, taken<T>(v128.load(stage.targets + k), stage.numbers, unit - 1, stage.units));
    }
    let before = splat<T>(0);
    let k = n;
    for (let unit: usize = 0; unit < stage.units; unit++, k += stage.row) {
      const y = v128.load(stage.scratch + k);
      const q = taken<T>(v128.load(stage.targets + k), stage.numbers, unit, stage.units);
      const others = v128.add<T>(before, v128.load(stage.dx + k));
      const given = v128.mul<T>(y, v128.sub<T>(targets, q));
      const taken_ = v128.mul<T>(q, others);
      v128.store(stage.dx + k, v128.and(v128.mul<T>(share, v128.sub<T>(given, taken_)), mask));
      before = v128.add<T>(before, y);
    }
  }
}
