import { sigmoid, tanh } from "./scalars";

/** y = tanh z. */
export function tanhForward(z: Float64Array, y: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) y[k] = tanh(z[k]);
}

/** dz += g · (1 − y²). */
export function tanhBackward(y: Float64Array, g: Float64Array, dz: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) {
    const yk = y[k];
    dz[k] += g[k] * (1 - yk * yk);
  }
}

/** y = 1 / (1 + e^-z). */
export function sigmoidForward(z: Float64Array, y: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) y[k] = sigmoid(z[k]);
}

/** dz += g · y(1 − y). */
export function sigmoidBackward(y: Float64Array, g: Float64Array, dz: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) {
    const yk = y[k];
    dz[k] += g[k] * (yk * (1 - yk));
  }
}

/** y = max(0, z), NaN for NaN. */
export function reluForward(z: Float64Array, y: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) {
    const zk = z[k];
    y[k] = zk <= 0 ? 0 : zk;
  }
}

/** dz += g where y > 0. An off unit passes nothing on, not even an infinite gradient, as in PyTorch; y * 0 keeps NaN. */
export function reluBackward(y: Float64Array, g: Float64Array, dz: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) dz[k] += y[k] > 0 ? g[k] : y[k] * 0;
}
