import { expm1Of, expOf, positivePart, sigmoidOf, signOf, splat, tailOf, tanhOf, unlessNaN } from "./functions/either";

/**
 * Activations that work on each number alone. `value` is y = f(z) and `back` what passes them on the way back, g · f'(z), where
 * y = f(z); `setting` holds the parameter of those that have one. Conventions at kinks, and what becomes of NaN and of infinite
 * numbers, are those of `src/engine/activations`.
 */

// @ts-ignore: decorator
@unmanaged
class Identity {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    return z;
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    return g;
  }
}

// @ts-ignore: decorator
@unmanaged
class Sigmoid {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    return sigmoidOf<T>(z);
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    return v128.mul<T>(g, v128.mul<T>(y, v128.sub<T>(splat<T>(1), y)));
  }
}

// @ts-ignore: decorator
@unmanaged
class Tanh {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    return tanhOf<T>(z);
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    return v128.mul<T>(g, v128.sub<T>(splat<T>(1), v128.mul<T>(y, y)));
  }
}

// @ts-ignore: decorator
@unmanaged
class Relu {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    return positivePart<T>(z);
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    const zero = splat<T>(0);
    return v128.bitselect(g, v128.mul<T>(y, zero), v128.gt<T>(y, zero));
  }
}

// @ts-ignore: decorator
@unmanaged
class LeakyRelu {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    return v128.bitselect(z, v128.mul<T>(setting, z), v128.gt<T>(z, splat<T>(0)));
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    const slope = v128.bitselect(splat<T>(1), setting, v128.gt<T>(z, splat<T>(0)));
    return v128.mul<T>(g, unlessNaN<T>(slope, z));
  }
}

// @ts-ignore: decorator
@unmanaged
class Elu {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    const zero = splat<T>(0);
    const below = v128.mul<T>(setting, expm1Of<T>(v128.pmin<T>(z, zero)));
    return v128.bitselect(z, below, v128.gt<T>(z, zero));
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    const zero = splat<T>(0);
    const below = v128.mul<T>(setting, expOf<T>(v128.pmin<T>(z, zero)));
    return v128.mul<T>(g, v128.bitselect(splat<T>(1), below, v128.gt<T>(z, zero)));
  }
}

// @ts-ignore: decorator
@unmanaged
class Softplus {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    return v128.add<T>(positivePart<T>(z), tailOf<T>(z));
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    return v128.mul<T>(g, sigmoidOf<T>(z));
  }
}

// @ts-ignore: decorator
@unmanaged
class Abs {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    return v128.abs<T>(z);
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    return v128.mul<T>(g, signOf<T>(z));
  }
}

// @ts-ignore: decorator
@unmanaged
class Step {
  // @ts-ignore: decorator
  @inline
  value<T>(z: v128, setting: v128): v128 {
    return unlessNaN<T>(v128.and(splat<T>(1), v128.ge<T>(z, splat<T>(0))), z);
  }
  // @ts-ignore: decorator
  @inline
  back<T>(z: v128, y: v128, g: v128, setting: v128): v128 {
    return v128.mul<T>(g, splat<T>(0));
  }
}

// @ts-ignore: decorator
@inline
function allValues<T, F>(z: usize, y: usize, bytes: usize, parameter: f64): void {
  const setting = splat<T>(parameter);
  for (let k: usize = 0; k < bytes; k += 16)
    v128.store(y + k, changetype<F>(0).value<T>(v128.load(z + k), setting));
}

// @ts-ignore: decorator
@inline
function allBack<T, F>(z: usize, y: usize, g: usize, dz: usize, bytes: usize, parameter: f64): void {
  const setting = splat<T>(parameter);
  for (let k: usize = 0; k < bytes; k += 16)
    v128.store(
      dz + k,
      changetype<F>(0).back<T>(v128.load(z + k), v128.load(y + k), v128.load(g + k), setting),
    );
}

/** The activations in the order of `kernelNames`. */
export enum Activation {
  identity,
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  softplus,
  abs,
  step,
}

/** y = f(z) for so many bytes of numbers, up to 15 more. */
export function activate<T>(which: i32, z: usize, y: usize, bytes: usize, parameter: f64): void {
  switch (which) {
    case Activation.identity: return allValues<T, Identity>(z, y, bytes, parameter);
    case Activation.sigmoid: return allValues<T, Sigmoid>(z, y, bytes, parameter);
    case Activation.tanh: return allValues<T, Tanh>(z, y, bytes, parameter);
    case Activation.relu: return allValues<T, Relu>(z, y, bytes, parameter);
    case Activation.leakyRelu: return allValues<T, LeakyRelu>(z, y, bytes, parameter);
    case Activation.elu: return allValues<T, Elu>(z, y, bytes, parameter);
    case Activation.softplus: return allValues<T, Softplus>(z, y, bytes, parameter);
    case Activation.abs: return allValues<T, Abs>(z, y, bytes, parameter);
    case Activation.step: return allValues<T, Step>(z, y, bytes, parameter);
    default: unreachable();
  }
}

/** dz = g · f'(z). */
export function activateBack<T>(
  which: i32, z: usize, y: usize, g: usize, dz: usize, bytes: usize, parameter: f64,
): void {
  switch (which) {
    case Activation.identity: return allBack<T, Identity>(z, y, g, dz, bytes, parameter);
    case Activation.sigmoid: return allBack<T, Sigmoid>(z, y, g, dz, bytes, parameter);
    case Activation.tanh: return allBack<T, Tanh>(z, y, g, dz, bytes, parameter);
    case Activation.relu: return allBack<T, Relu>(z, y, g, dz, bytes, parameter);
    case Activation.leakyRelu: return allBack<T, LeakyRelu>(z, y, g, dz, bytes, parameter);
    case Activation.elu: return allBack<T, Elu>(z, y, g, dz, bytes, parameter);
    case Activation.softplus: return allBack<T, Softplus>(z, y, g, dz, bytes, parameter);
    case Activation.abs: return allBack<T, Abs>(z, y, g, dz, bytes, parameter);
    case Activation.step: return allBack<T, Step>(z, y, g, dz, bytes, parameter);
    default: unreachable();
  }
}
