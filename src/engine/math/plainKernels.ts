/**
 * The kernels as a textbook writes them: the reference for the tuned loops of kernels/, which must agree within
 * 1e-12 · Σ|terms|. What they compute is read here, how fast there. Matrices are row-major, activations [features, batch].
 * Functions named after a gradient add to it. Nothing is allocated, and only Float64Array may come in: a loop that meets
 * two kinds of array is compiled for both and takes nearly twice as long.
 */

/** Z = W X + b. W: [outputs, inputs], X: [inputs, batch], Z: [outputs, batch]; b: [outputs], [1] shared by all, or [0]. */
export function affineForward(
  W: Float64Array,
  X: Float64Array,
  b: Float64Array,
  Z: Float64Array,
  outputs: number,
  inputs: number,
  batch: number,
): void {
  for (let j = 0; j < outputs; j++)
    for (let n = 0; n < batch; n++) {
      let z = b.length === 0 ? 0 : b[b.length === 1 ? 0 : j];
      for (let i = 0; i < inputs; i++) z += W[j * inputs + i] * X[i * batch + n];
      Z[j * batch + n] = z;
    }
}

/** dX += Wᵀ G. W: [outputs, inputs], G: [outputs, batch], dX: [inputs, batch]. */
export function affineInputGradient(
  W: Float64Array,
  G: Float64Array,
  dX: Float64Array,
  outputs: number,
  inputs: number,
  batch: number,
): void {
  for (let i = 0; i < inputs; i++)
    for (let n = 0; n < batch; n++)
      for (let j = 0; j < outputs; j++) dX[i * batch + n] += W[j * inputs + i] * G[j * batch + n];
}

/** dW += G Xᵀ. G: [outputs, batch], X: [inputs, batch], dW: [outputs, inputs]. */
export function affineWeightGradient(
  G: Float64Array,
  X: Float64Array,
  dW: Float64Array,
  outputs: number,
  inputs: number,
  batch: number,
): void {
  for (let j = 0; j < outputs; j++)
    for (let i = 0; i < inputs; i++)
      for (let n = 0; n < batch; n++) dW[j * inputs + i] += G[j * batch + n] * X[i * batch + n];
}

/** db += G 1. G: [outputs, batch]; db: [outputs], [1] which takes the sum of all, or [0]. */
export function affineBiasGradient(G: Float64Array, db: Float64Array, outputs: number, batch: number): void {
  if (db.length === 0) return;
  for (let j = 0; j < outputs; j++)
    for (let n = 0; n < batch; n++) db[db.length === 1 ? 0 : j] += G[j * batch + n];
}

export const tanh = Math.tanh;

/** 1 / (1 + e^-z), with the power that doesn't overflow. */
export function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

/** e^-d for d ≥ 0. */
export function decay(d: number): number {
  return Math.exp(-d);
}

/** y = tanh z. */
export function tanhForward(z: Float64Array, y: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) y[k] = tanh(z[k]);
}

/** dz += g · (1 − y²). */
export function tanhBackward(y: Float64Array, g: Float64Array, dz: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) dz[k] += g[k] * (1 - y[k] * y[k]);
}

/** y = 1 / (1 + e^-z). */
export function sigmoidForward(z: Float64Array, y: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) y[k] = sigmoid(z[k]);
}

/** dz += g · y(1 − y). */
export function sigmoidBackward(y: Float64Array, g: Float64Array, dz: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) dz[k] += g[k] * (y[k] * (1 - y[k]));
}

/** y = max(0, z), and NaN for NaN. */
export function reluForward(z: Float64Array, y: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) y[k] = Math.max(0, z[k]);
}

/** dz += g where y > 0. An off unit passes nothing on, not even an infinite gradient, as in PyTorch; y * 0 keeps NaN. */
export function reluBackward(y: Float64Array, g: Float64Array, dz: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) dz[k] += y[k] > 0 ? g[k] : y[k] * 0;
}

/** Y = e^(Z − m) / Σ e^(Z − m) over the units of each example, m the largest of them. Z, Y: [units, batch]. */
export function softmaxForward(Z: Float64Array, Y: Float64Array, units: number, batch: number): void {
  for (let n = 0; n < batch; n++) {
    const m = largest(Z, n, units, batch);
    let sum = 0;
    for (let k = 0; k < units; k++) sum += Math.exp(Z[k * batch + n] - m);
    for (let k = 0; k < units; k++) Y[k * batch + n] = Math.exp(Z[k * batch + n] - m) / sum;
  }
}

/**
 * losses = Σt · (m + ln Σ e^(Z − m)) − Σ t Z over the units of each example, m the largest of them. A term with
 * t = 0 is 0, whatever Z is. Z, T: [units, batch], losses: [batch].
 */
function crossEntropyFromLogits(
  Z: Float64Array,
  T: Float64Array,
  losses: Float64Array,
  units: number,
  batch: number,
): void {
  for (let n = 0; n < batch; n++) {
    const m = largest(Z, n, units, batch);
    let sum = 0;
    let targets = 0;
    let weighted = 0;
    for (let k = 0; k < units; k++) {
      const t = T[k * batch + n];
      sum += Math.exp(Z[k * batch + n] - m);
      targets += t;
      if (t !== 0) weighted += t * Z[k * batch + n];
    }
    losses[n] = targets * (m + Math.log(sum)) - weighted;
  }
}

/** softmaxForward and crossEntropyFromLogits. Z, T, Y: [units, batch], losses: [batch]. */
export function softmaxCrossEntropyForward(
  Z: Float64Array,
  T: Float64Array,
  Y: Float64Array,
  losses: Float64Array,
  units: number,
  batch: number,
): void {
  softmaxForward(Z, Y, units, batch);
  crossEntropyFromLogits(Z, T, losses, units, batch);
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
  for (let n = 0; n < batch; n++) {
    for (let k = 0; k < units; k++) {
      for (let j = 0; j < units; j++) {
        const [yk, yj, tk, tj] = [Y[k * batch + n], Y[j * batch + n], T[k * batch + n], T[j * batch + n]];
        if (j === k) continue;
        if (tj !== 0) dZ[k * batch + n] += scale[n] * tj * yk;
        if (tk !== 0) dZ[k * batch + n] -= scale[n] * tk * yj;
      }
    }
  }
}

/** The largest number of example n. */
function largest(Z: Float64Array, n: number, units: number, batch: number): number {
  let m = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < units; k++) m = Math.max(m, Z[k * batch + n]);
  return m;
}
