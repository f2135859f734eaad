import { addDots } from "./dots";
import { addProduct } from "./product";

/** Z = W X + b. X: [inputs, batch], W: [outputs, inputs], b: [outputs], [1] shared by all units or [0]; Z: [outputs, batch]. */
export function affine(
  W: Float64Array,
  X: Float64Array,
  b: Float64Array,
  Z: Float64Array,
  outputs: number,
  inputs: number,
  batch: number,
): void {
  startWith(b, Z, outputs, batch);
  // A single example is a row as well as a column: as a row, zᵀ += xᵀ Wᵀ, it keeps the loop long.
  if (batch === 1) addProduct(X, 0, 1, W, 1, inputs, Z, 1, inputs, outputs);
  else addProduct(W, inputs, 1, X, batch, 1, Z, outputs, inputs, batch);
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
  if (batch === 1) addProduct(G, 0, 1, W, inputs, 1, dX, 1, outputs, inputs);
  else addProduct(W, 1, inputs, G, batch, 1, dX, inputs, outputs, batch);
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
  //A
  //B
  addProduct(G, batch, 1, X, 1, batch, dW, outputs, batch, inputs);
}

/** db += G 1. G: [outputs, batch]; db: [outputs], or [1], which takes the sum of all, or [0]. */
export function affineBiasGradient(G: Float64Array, db: Float64Array, outputs: number, batch: number): void {
  const biases = db.length;
  if (biases === 0) return;
  let r = 0;
  for (; r + 4 <= outputs; r += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    const first = r * batch;
    for (let n = 0; n < batch; n++) {
      let p = (first + n) | 0;
      s0 += G[p];
      p = (p + batch) | 0;
      s1 += G[p];
      p = (p + batch) | 0;
      s2 += G[p];
      p = (p + batch) | 0;
      s3 += G[p];
    }
    if (biases === 1) db[0] += s0 + s1 + s2 + s3;
    else {
      db[r] += s0;
      db[r + 1] += s1;
      db[r + 2] += s2;
      db[r + 3] += s3;
    }
  }
  for (; r < outputs; r++) {
    let sum = 0;
    const end = (r + 1) * batch;
    for (let k = r * batch; k < end; k++) sum += G[k];
    db[biases === 1 ? 0 : r] += sum;
  }
}

function startWith(b: Float64Array, Z: Float64Array, outputs: number, batch: number) {
  const biases = b.length;
  const shared = biases === 1 ? b[0] : 0;
  const own = biases > 1;
  if (batch >= 64) {
    for (let j = 0; j < outputs; j++) Z.fill(own ? b[j] : shared, j * batch, (j + 1) * batch);
    return;
  }
  let r = 0;
  for (; r + 4 <= outputs; r += 4) {
    const b0 = own ? b[r] : shared;
    const b1 = own ? b[r + 1] : shared;
    const b2 = own ? b[r + 2] : shared;
    const b3 = own ? b[r + 3] : shared;
    const first = r * batch;
    for (let n = 0; n < batch; n++) {
      let p = (first + n) | 0;
      Z[p] = b0;
      p = (p + batch) | 0;
      Z[p] = b1;
      p = (p + batch) | 0;
      Z[p] = b2;
      p = (p + batch) | 0;
      Z[p] = b3;
    }
  }
  for (; r < outputs; r++) {
    const bias = own ? b[r] : shared;
    const end = (r + 1) * batch;
    for (let k = r * batch; k < end; k++) Z[k] = bias;
  }
}
