import { expOf, logOf, positivePart, sigmoidOf, signOf, splat, tailOf, unlessNaN } from "./functions/either";
import { Stage } from "./plan";
import { taken } from "./softmax";

/** Losses that are a sum of one term for each output, over a divisor: the first of their numbers. */
export enum Loss {
  halfSquaredError,
  meanSquaredError,
  meanAbsoluteError,
  huber,
  hinge,
  crossEntropy,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
}

// @ts-ignore: decorator
@inline
function unlessZero<T>(term: v128, factor: v128): v128 {
  return v128.and(term, v128.ne<T>(factor, splat<T>(0)));
}

/** The term of output `unit`, y with target t; `setting` is the second of the numbers. */
// @ts-ignore: decorator
@inline
function term<T>(which: i32, y: v128, t: v128, unit: usize, stage: Stage, setting: v128): v128 {
  const one = splat<T>(1);
  const e = v128.sub<T>(y, t);
  switch (which) {
    case Loss.halfSquaredError:
      return v128.mul<T>(v128.mul<T>(splat<T>(0.5), e), e);
    case Loss.meanSquaredError:
      return v128.mul<T>(e, e);
    case Loss.meanAbsoluteError:
      return v128.abs<T>(e);
    case Loss.huber: {
      const size = v128.abs<T>(e);
      const half = splat<T>(0.5);
      const line = v128.mul<T>(setting, v128.sub<T>(size, v128.mul<T>(half, setting)));
      return v128.bitselect(v128.mul<T>(half, v128.mul<T>(e, e)), line, v128.le<T>(size, setting));
    }
    case Loss.hinge:
      return positivePart<T>(v128.sub<T>(one, v128.mul<T>(t, y)));
    case Loss.crossEntropy: {
      const q = taken<T>(t, stage.numbers + 8, unit, stage.units);
      return unlessZero<T>(v128.neg<T>(v128.mul<T>(q, logOf<T>(y))), q);
    }
    case Loss.binaryCrossEntropy: {
      const rest = v128.sub<T>(one, t);
      const right = v128.mul<T>(v128.mul<T>(setting, t), logOf<T>(y));
      const wrong = v128.mul<T>(rest, logOf<T>(v128.sub<T>(one, y)));
      return v128.neg<T>(v128.add<T>(unlessZero<T>(right, t), unlessZero<T>(wrong, rest)));
    }
    default: {
      // (1 - t) y + (1 + (p - 1) t) (max(0, -y) + ln(1 + e^-|y|))
      const below = v128.add<T>(positivePart<T>(v128.neg<T>(y)), tailOf<T>(y));
      const weight = v128.add<T>(one, v128.mul<T>(v128.sub<T>(setting, one), t));
      return v128.add<T>(v128.mul<T>(v128.sub<T>(one, t), y), v128.mul<T>(weight, below));
    }
  }
}

/** Its slope at y. */
// @ts-ignore: decorator
@inline
function slope<T>(which: i32, y: v128, t: v128, unit: usize, stage: Stage, setting: v128): v128 {
  const one = splat<T>(1);
  const e = v128.sub<T>(y, t);
  switch (which) {
    case Loss.halfSquaredError:
      return e;
    case Loss.meanSquaredError:
      return v128.add<T>(e, e);
    case Loss.meanAbsoluteError:
      return signOf<T>(e);
    case Loss.huber:
      return v128.pmax<T>(v128.pmin<T>(e, setting), v128.neg<T>(setting));
    case Loss.hinge: {
      const margin = v128.sub<T>(one, v128.mul<T>(t, y));
      const inside = unlessNaN<T>(v128.and(one, v128.gt<T>(margin, splat<T>(0))), margin);
      return v128.neg<T>(v128.mul<T>(t, inside));
    }
    case Loss.crossEntropy: {
      const q = taken<T>(t, stage.numbers + 8, unit, stage.units);
      return unlessZero<T>(v128.neg<T>(v128.div<T>(q, y)), q);
    }
    case Loss.binaryCrossEntropy: {
      const rest = v128.sub<T>(one, t);
      const right = v128.div<T>(v128.mul<T>(setting, t), y);
      const wrong = v128.div<T>(rest, v128.sub<T>(one, y));
      return v128.sub<T>(unlessZero<T>(wrong, rest), unlessZero<T>(right, t));
    }
    default: {
      const weight = v128.add<T>(one, v128.mul<T>(v128.sub<T>(setting, one), t));
      return v128.sub<T>(v128.mul<T>(sigmoidOf<T>(y), weight), v128.mul<T>(setting, t));
    }
  }
}

export function loss<T>(which: i32, stage: Stage): void {
  const divisor = splat<T>(load<f64>(stage.numbers));
  const setting = splat<T>(load<f64>(stage.numbers, 8));
  for (let n: usize = 0; n < stage.row; n += 16) {
    let sum = splat<T>(0);
    let k = n;
    for (let unit: usize = 0; unit < stage.units; unit++, k += stage.row) {
      const each = term<T>(which, v128.load(stage.x + k), v128.load(stage.targets + k), unit, stage, setting);
      sum = v128.add<T>(sum, v128.div<T>(each, divisor));
    }
    v128.store(stage.losses + n, sum);
  }
}

export function lossBack<T>(which: i32, stage: Stage): void {
  const divisor = splat<T>(load<f64>(stage.numbers));
  const setting = splat<T>(load<f64>(stage.numbers, 8));
  for (let n: usize = 0; n < stage.row; n += 16) {
    const share = v128.load(stage.shares + n);
    const mask = v128.load(stage.mask + n);
    let k = n;
    for (let unit: usize = 0; unit < stage.units; unit++, k += stage.row) {
      const each = slope<T>(which, v128.load(stage.x + k), v128.load(stage.targets + k), unit, stage, setting);
      v128.store(stage.dx + k, v128.and(v128.mul<T>(share, v128.div<T>(each, divisor)), mask));
    }
  }
}

/** How far each wrong class comes within 1 of the right one, which has the largest target, the first of several. */
export function multiclassHinge<T>(stage: Stage): void {
  for (let n: usize = 0; n < stage.batch; n++) {
    const at = n * sizeof<T>();
    const right = rightClass<T>(stage, at);
    const score = load<T>(stage.x + at + right * stage.row);
    let sum: T = 0;
    for (let k: usize = 0; k < stage.units; k++) {
      const missing = <T>1 + load<T>(stage.x + at + k * stage.row) - score;
      if (k != right && !(missing <= 0)) sum += missing;
    }
    store<T>(stage.losses + at, sum);
  }
}

export function multiclassHingeBack<T>(stage: Stage): void {
  for (let n: usize = 0; n < stage.batch; n++) {
    const at = n * sizeof<T>();
    const right = rightClass<T>(stage, at);
    const score = load<T>(stage.x + at + right * stage.row);
    const share = load<T>(stage.shares + at);
    let given: T = 0;
    for (let k: usize = 0; k < stage.units; k++) {
      if (k == right) continue;
      const missing = <T>1 + load<T>(stage.x + at + k * stage.row) - score;
      // On the margin itself the slope is taken as 0.
      const each = missing > 0 ? share : missing <= 0 ? <T>0 : <T>NaN;
      store<T>(stage.dx + at + k * stage.row, each);
      given += each;
    }
    store<T>(stage.dx + at + right * stage.row, -given);
  }
}

// @ts-ignore: decorator
@inline
function rightClass<T>(stage: Stage, at: usize): usize {
  let right: usize = 0;
  for (let k: usize = 1; k < stage.units; k++)
    if (load<T>(stage.targets + at + k * stage.row) > load<T>(stage.targets + at + right * stage.row)) right = k;
  return right;
}
