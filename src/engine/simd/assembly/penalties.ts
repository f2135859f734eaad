import { signOf, splat } from "./functions/either";
import { Stage } from "./plan";
import { totals } from "./vector";

/** In the order of `kernelNames`. The first of their numbers is the coefficient. */
export enum Penalty {
  l1,
  l2,
}

/** λ Σ|w| or λ Σ w² of `stage.units` weights at `x`. */
export function penalty<T>(which: i32, stage: Stage): f64 {
  let sum: f64 = 0;
  const end = stage.x + stage.units * sizeof<T>();
  for (let p = stage.x; p < end; p += sizeof<T>()) {
    const w = <f64>load<T>(p);
    sum += which == Penalty.l1 ? Math.abs(w) : w * w;
  }
  return load<f64>(stage.numbers) * sum;
}

/** Adds its slopes to the gradients at `dx`. */
export function penaltyBack<T>(which: i32, stage: Stage): void {
  const lambda = splat<T>(load<f64>(stage.numbers));
  const end = stage.x + stage.units * sizeof<T>();
  const toGradient = stage.dx - stage.x;
  let p = stage.x;
  for (; p + 16 <= end; p += 16) {
    const slope = slopeOf<T>(which, v128.load(p));
    v128.store(p + toGradient, v128.add<T>(v128.load(p + toGradient), v128.mul<T>(lambda, slope)));
  }
  for (; p < end; p += sizeof<T>()) {
    // Behind a layer's weights come its biases, which aren't penalized.
    const slope = v128.mul<T>(lambda, slopeOf<T>(which, splat<T>(<f64>load<T>(p))));
    const one = sizeof<T>() == 8 ? f64x2.extract_lane(slope, 0) : <f64>f32x4.extract_lane(slope, 0);
    store<T>(p + toGradient, load<T>(p + toGradient) + <T>one);
  }
}

// @ts-ignore: decorator
@inline
function slopeOf<T>(which: i32, w: v128): v128 {
  return which == Penalty.l1 ? signOf<T>(w) : v128.add<T>(w, w);
}
