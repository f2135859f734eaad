import { sigmoid } from "./scalars";

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
