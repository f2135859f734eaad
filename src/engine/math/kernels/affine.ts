import {
  affineForward as plainAffine,
  affineInputGradient as plainInputGradient,
  affineWeightGradient as plainWeightGradient,
} from "../plainKernels";
import { addProduct } from "./product";

/** Up to this many products, setting up blocks costs more than it saves: the plain loops are quicker. */
const mostPlainProducts = 32;

/** Rows at least this long are filled by the built-in, shorter ones by a loop: it has to be called. */
const longRow = 32;

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
  if (outputs * inputs * batch <= mostPlainProducts) {
    plainAffine(W, X, b, Z, outputs, inputs, batch);
    return;
  }
  const biases = b.length;
  for (let j = 0; j < outputs; j++) {
    const bias = biases === 0 ? 0 : b[biases === 1 ? 0 : j];
    const start = j * batch;
    const end = start + batch;
    if (batch >= longRow) Z.fill(bias, start, end);
    else for (let k = start; k < end; k++) Z[k] = bias;
  }
  // One example is a column and a row alike. As rows, zᵀ += xᵀ Wᵀ, the inner loop is over the outputs and not over 1.
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
  if (outputs * inputs * batch <= mostPlainProducts) {
    plainInputGradient(W, G, dX, outputs, inputs, batch);
    return;
  }
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
  if (outputs * inputs * batch <= mostPlainProducts) {
    plainWeightGradient(G, X, dW, outputs, inputs, batch);
    return;
  }
  addProduct(G, batch, 1, X, 1, batch, dW, outputs, batch, inputs);
}

/** db += G 1. G: [outputs, batch]; db: [outputs], [1] which takes the sum of all, or [0]. */
export function affineBiasGradient(G: Float64Array, db: Float64Array, outputs: number, batch: number): void {
  const biases = db.length;
  if (biases === 0) return;
  for (let j = 0; j < outputs; j++) {
    const end = (j + 1) * batch;
    let sum = 0;
    for (let k = j * batch; k < end; k++) sum += G[k];
    db[biases === 1 ? 0 : j] += sum;
  }
}
