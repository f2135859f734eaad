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
