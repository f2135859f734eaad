// Stand-in until the tuned kernels arrive; to be overwritten.
type A = Float64Array;
export function affine(W: A, X: A, b: A, Z: A, outputs: number, inputs: number, batch: number) {
  for (let j = 0; j < outputs; j++)
    for (let n = 0; n < batch; n++) {
      let s = 0;
      for (let i = 0; i < inputs; i++) s += W[j * inputs + i] * X[i * batch + n];
      Z[j * batch + n] = b.length === 0 ? s : s + b[b.length === 1 ? 0 : j];
    }
}
export function affineInputGradient(W: A, G: A, dX: A, outputs: number, inputs: number, batch: number) {
  for (let i = 0; i < inputs; i++)
    for (let n = 0; n < batch; n++)
      for (let j = 0; j < outputs; j++) dX[i * batch + n] += W[j * inputs + i] * G[j * batch + n];
}
export function affineWeightGradient(G: A, X: A, dW: A, outputs: number, inputs: number, batch: number) {
  for (let j = 0; j < outputs; j++)
    for (let i = 0; i < inputs; i++)
      for (let n = 0; n < batch; n++) dW[j * inputs + i] += G[j * batch + n] * X[i * batch + n];
}
export function affineBiasGradient(G: A, db: A, outputs: number, batch: number) {
  if (db.length === 0) return;
  for (let j = 0; j < outputs; j++)
    for (let n = 0; n < batch; n++) db[db.length === 1 ? 0 : j] += G[j * batch + n];
}
export function tanhForward(z: A, y: A, count: number) {
  for (let k = 0; k < count; k++) y[k] = Math.tanh(z[k]);
}
export function tanhBackward(y: A, g: A, dz: A, count: number) {
  for (let k = 0; k < count; k++) dz[k] += g[k] * (1 - y[k] * y[k]);
}
export function sigmoidForward(z: A, y: A, count: number) {
  for (let k = 0; k < count; k++) y[k] = 1 / (1 + Math.exp(-z[k]));
}
export function sigmoidBackward(y: A, g: A, dz: A, count: number) {
  for (let k = 0; k < count; k++) dz[k] += g[k] * y[k] * (1 - y[k]);
}
export function reluForward(z: A, y: A, count: number) {
  for (let k = 0; k < count; k++) y[k] = Math.max(0, z[k]);
}
export function reluBackward(y: A, g: A, dz: A, count: number) {
  for (let k = 0; k < count; k++) dz[k] += g[k] * (y[k] > 0 ? 1 : 0);
}
export function softmaxForward(Z: A, Y: A, units: number, batch: number) {
  for (let n = 0; n < batch; n++) {
    let m = -Infinity;
    for (let k = 0; k < units; k++) m = Math.max(m, Z[k * batch + n]);
    let s = 0;
    for (let k = 0; k < units; k++) s += Y[k * batch + n] = Math.exp(Z[k * batch + n] - m);
    for (let k = 0; k < units; k++) Y[k * batch + n] /= s;
  }
}
export function crossEntropyFromLogits(Z: A, T: A, losses: A, units: number, batch: number) {
  for (let n = 0; n < batch; n++) {
    let m = -Infinity;
    for (let k = 0; k < units; k++) m = Math.max(m, Z[k * batch + n]);
    let s = 0,
      t = 0,
      d = 0;
    for (let k = 0; k < units; k++) {
      s += Math.exp(Z[k * batch + n] - m);
      t += T[k * batch + n];
      d += T[k * batch + n] === 0 ? 0 : T[k * batch + n] * (Z[k * batch + n] - m);
    }
    losses[n] = t * Math.log(s) - d;
  }
}
export function softmaxMinusTarget(Y: A, T: A, scale: A, dZ: A, units: number, batch: number) {
  for (let n = 0; n < batch; n++) {
    let t = 0;
    for (let k = 0; k < units; k++) t += T[k * batch + n];
    for (let k = 0; k < units; k++) dZ[k * batch + n] += scale[n] * (Y[k * batch + n] * t - T[k * batch + n]);
  }
}
