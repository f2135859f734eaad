/** 1.5 · 2^46: numbers next to it are 1/64 apart (scalars.ts says what for). */
const roundsTo64ths = 105553116266496;

/** From here on tanh is 1 in double precision. */
const tanhLimit = 20;
const tanhZero = 64 * tanhLimit;
/** tanh(k/64) at tanhZero + k. */
const tanhTable = Float64Array.from({ length: 2 * tanhZero + 1 }, (_, i) => Math.tanh((i - tanhZero) / 64));
tanhTable[tanhZero] = -0; // so that tanh(-0) is -0; +0 + -0 is +0 all the same

/** tanh(a + b) = (tanh a + tanh b) / (1 + tanh a · tanh b), a in the table and |b| ≤ 1/128. */
export function tanh(x: number): number {
  const limited = x > tanhLimit ? tanhLimit : x < -tanhLimit ? -tanhLimit : x;
  const a = limited + roundsTo64ths - roundsTo64ths;
  const b = limited - a;
  const square = b * b;
  const tanhA = tanhTable[(a * 64 + tanhZero) | 0];
  const tanhB = b * (1 - square * (1 / 3 - square * (2 / 15 - square * (17 / 315))));
  return (tanhA + tanhB) / (1 + tanhA * tanhB);
}

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
