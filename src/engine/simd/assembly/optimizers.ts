import { splat } from "./functions/either";
import { expm1OfNegative } from "./functions/exponential";
import { log } from "./functions/logarithm";
import { Stage } from "./plan";

/** In the order of `kernelNames`. Their numbers are the learning rate, the weight decay, and then the settings that each lists. */
export enum Optimizer {
  sgd,
  /** β */
  momentum,
  /** β */
  momentumEma,
  /** ρ */
  momentumVelocity,
  /** β */
  nesterov,
  /** ε */
  adagrad,
  /** δ, ε */
  rmsprop,
  /** δ, ε */
  rmspropKeras,
  /** β₁, β₂, ε */
  adam,
  /** β₁, β₂, ε */
  adamKeras,
  /** β₁, β₂, ε; its decay goes past the gradient */
  adamW,
}

/** 1 - β^k, which keeps its digits where β^k is nearly 1. A function of β and k alone: a run mustn't depend on where it paused. */
function correction(beta: f64, k: f64): f64 {
  if (beta == 0) return 1;
  const power = f64x2.mul(f64x2.splat(k), log(f64x2.splat(beta)));
  return -f64x2.extract_lane(expm1OfNegative(power), 0);
}

/**
 * One step of `stage.units` parameters at `x` along their gradients at `dx`; the slots follow each other at `scratch`, `row`
 * bytes apart.
 * @param step counts from 1
 */
export function update<T>(which: i32, stage: Stage, step: f64): void {
  const numbers = stage.numbers;
  const rate = load<f64>(numbers);
  const decay = load<f64>(numbers, 8);
  const first = load<f64>(numbers, 16);
  const second = load<f64>(numbers, 24);
  let eta = splat<T>(rate);
  const lambda = splat<T>(which == Optimizer.adamW ? 1 - rate * decay : decay);
  const hasDecay = decay != 0 && which != Optimizer.adamW;
  const beta = splat<T>(first);
  const others = splat<T>(1 - first);
  const beta2 = splat<T>(second);
  const others2 = splat<T>(1 - second);
  const epsilon = splat<T>(load<f64>(numbers + (which >= Optimizer.adam ? 32 : which >= Optimizer.rmsprop ? 24 : 16)));
  let inverse: f64 = 1;
  if (which >= Optimizer.adam) {
    const c1 = correction(first, step);
    const c2 = correction(second, step);
    if (which == Optimizer.adamKeras) eta = splat<T>((rate * Math.sqrt(c2)) / c1);
    else {
      eta = splat<T>(rate / c1);
      inverse = 1 / c2;
    }
  }
  const inverse2 = splat<T>(inverse);
  const end = stage.x + stage.units * sizeof<T>();
  const toGradient = stage.dx - stage.x;
  const toSlot = stage.scratch - stage.x;
  const toOther = toSlot + stage.row;

  for (let p = stage.x; p < end; p += 16) {
    let w = v128.load(p);
    let g = v128.load(p + toGradient);
    if (hasDecay) g = v128.add<T>(g, v128.mul<T>(lambda, w));
    switch (which) {
      case Optimizer.sgd:
        w = v128.sub<T>(w, v128.mul<T>(eta, g));
        break;
      case Optimizer.momentum: {
        const v = v128.add<T>(v128.mul<T>(beta, v128.load(p + toSlot)), g);
        v128.store(p + toSlot, v);
        w = v128.sub<T>(w, v128.mul<T>(eta, v));
        break;
      }
      case Optimizer.momentumEma: {
        const v = v128.add<T>(v128.mul<T>(beta, v128.load(p + toSlot)), v128.mul<T>(others, g));
        v128.store(p + toSlot, v);
        w = v128.sub<T>(w, v128.mul<T>(eta, v));
        break;
      }
      case Optimizer.momentumVelocity: {
        const v = v128.sub<T>(v128.mul<T>(beta, v128.load(p + toSlot)), v128.mul<T>(eta, g));
        v128.store(p + toSlot, v);
        w = v128.add<T>(w, v);
        break;
      }
      case Optimizer.nesterov: {
        const v = v128.add<T>(v128.mul<T>(beta, v128.load(p + toSlot)), g);
        v128.store(p + toSlot, v);
        w = v128.sub<T>(w, v128.mul<T>(eta, v128.add<T>(g, v128.mul<T>(beta, v))));
        break;
      }
      case Optimizer.adagrad: {
        const s = v128.add<T>(v128.load(p + toSlot), v128.mul<T>(g, g));
        v128.store(p + toSlot, s);
        w = v128.sub<T>(w, v128.div<T>(v128.mul<T>(eta, g), v128.add<T>(v128.sqrt<T>(s), epsilon)));
        break;
      }
      case Optimizer.rmsprop: {
        const s = average<T>(p + toSlot, beta, others, g);
        w = v128.sub<T>(w, v128.div<T>(v128.mul<T>(eta, g), v128.add<T>(v128.sqrt<T>(s), epsilon)));
        break;
      }
      case Optimizer.rmspropKeras: {
        const s = average<T>(p + toSlot, beta, others, g);
        w = v128.sub<T>(w, v128.div<T>(v128.mul<T>(eta, g), v128.sqrt<T>(v128.add<T>(s, epsilon))));
        break;
      }
      default: {
        if (which == Optimizer.adamW) w = v128.mul<T>(w, lambda);
        const m = v128.add<T>(v128.mul<T>(beta, v128.load(p + toSlot)), v128.mul<T>(others, g));
        v128.store(p + toSlot, m);
        const v = average<T>(p + toOther, beta2, others2, g);
        const root = v128.add<T>(v128.sqrt<T>(v128.mul<T>(v, inverse2)), epsilon);
        w = v128.sub<T>(w, v128.div<T>(v128.mul<T>(eta, m), root));
        break;
      }
    }
    v128.store(p, w);
  }
}

/** The moving average of the squares, written and returned. */
// @ts-ignore: decorator
@inline
function average<T>(address: usize, kept: v128, added: v128, g: v128): v128 {
  const square = v128.mul<T>(v128.mul<T>(added, g), g);
  const s = v128.add<T>(v128.mul<T>(kept, v128.load(address)), square);
  v128.store(address, s);
  return s;
}
