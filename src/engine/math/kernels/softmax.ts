import { decay } from "./scalars";

/** Y = e^(Z − m) / Σ e^(Z − m) over the units of each example, m their largest. Z, Y: [units, batch]. */
export function softmaxForward(Z: Float64Array, Y: Float64Array, units: number, batch: number): void {
  const end = units * batch;
  for (let n = 0; n < batch; n++) {
    const m = largest(Z, n, end, batch);
    let sum = 0;
    for (let k = n; k < end; k += batch) {
      const power = decay(m - Z[k]);
      Y[k] = power;
      sum += power;
    }
    for (let k = n; k < end; k += batch) Y[k] /= sum;
  }
}

/**
 * Y = softmax of Z, and losses = Σt · ln Σ e^(Z − m) + Σ t (m − Z) over the units of each example, m their largest, in
 * one go, for half the powers. Where t = 0, a term is 0 whatever Z is. Z, T, Y: [units, batch], losses: [batch].
 */
export function softmaxCrossEntropyForward(
  Z: Float64Array,
  T: Float64Array,
  Y: Float64Array,
  losses: Float64Array,
  units: number,
  batch: number,
): void {
  const end = units * batch;
  for (let n = 0; n < batch; n++) {
    const m = largest(Z, n, end, batch);
    let sum = 0;
    let targets = 0;
    let missing = 0;
    for (let k = n; k < end; k += batch) {
      const d = m - Z[k];
      const t = T[k];
      const power = decay(d);
      Y[k] = power;
      sum += power;
      targets += t;
      if (t !== 0) missing += t * d;
    }
    for (let k = n; k < end; k += batch) Y[k] /= sum;
    losses[n] = targets * Math.log(sum) + missing;
  }
}

/**
 * dZ += scale · (Y Σt − T) for each example, as Σⱼ (Y tⱼ − yⱼ T), which is the same since the softmax Y sums to 1:
 * near y = t the difference of two almost equal numbers would lose its digits. Y, T, dZ: [units, batch], scale: [batch].
 */
export function softmaxMinusTarget(
  Y: Float64Array,
  T: Float64Array,
  scale: Float64Array,
  dZ: Float64Array,
  units: number,
  batch: number,
): void {
  const end = units * batch;
  for (let n = 0; n < batch; n++) {
    for (let j = n; j < end; j += batch) {
      if (T[j] === 0) continue;
      const weight = scale[n] * T[j];
      let given = 0;
      for (let k = n; k < end; k += batch) {
        if (k === j) continue;
        const share = weight * Y[k];
        dZ[k] += share;
        given += share;
      }
      dZ[j] -= given;
    }
  }
}

/** The largest of the numbers at first, first + step, … before end. */
function largest(Z: Float64Array, first: number, end: number, step: number): number {
  let m = Z[first];
  for (let k = first + step; k < end; k += step) {
    const z = Z[k];
    if (z > m) m = z;
  }
  return m;
}
