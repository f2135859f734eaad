import { product, sum } from "../math/expressions/expression";
import {
  affineBiasGradient,
  affineForward,
  affineInputGradient,
  affineWeightGradient,
} from "../math/kernels/affine";
import { shapeText } from "../shape";
import type { Op } from "./op";

/**
 * Z = W X + b. W: [outputs, inputs], X: [inputs, batch], b: [outputs], or [1] where the layer shares one bias,
 * or [0] where it has none; Z: [outputs, batch].
 */
export const affine: Op = {
  id: "affine",
  inputs: ["W", "X", "b"],
  shape([W, X, b]) {
    const [outputs, inputs] = W;
    if (inputs !== X[0]) {
      throw new Error(
        `affine: W takes ${inputs} inputs but X has ${X[0]} (W ${shapeText(W)}, X ${shapeText(X)})`,
      );
    }
    if (b[0] !== outputs && b[0] > 1) {
      throw new Error(
        `affine: b has ${b[0]} numbers but W has ${outputs} rows (W ${shapeText(W)}, b ${shapeText(b)})`,
      );
    }
    return [outputs, X[1]];
  },
  forward(inputs, Z, shapes) {
    affineForward(inputs[0], inputs[1], inputs[2], Z, shapes[0][0], shapes[0][1], shapes[1][1]);
  },
  vjp(ins, _Z, G, gradients, shapes) {
    const W = ins[0],
      X = ins[1],
      dW = gradients[0],
      dX = gradients[1],
      db = gradients[2],
      outputs = shapes[0][0],
      inputs = shapes[0][1],
      batch = shapes[1][1];
    if (dW) affineWeightGradient(G, X, dW, outputs, inputs, batch);
    if (dX) affineInputGradient(W, G, dX, outputs, inputs, batch);
    if (db) affineBiasGradient(G, db, outputs, batch);
  },
  kernel: { name: "affine" },
  expression([W, X, b], [j, n], [[, inputs], , [biases]]) {
    const products = range(inputs, (i) => product(W([j, i]), X([i, n])));
    return sum(biases === 0 ? products : [...products, b([biases === 1 ? 0 : j])]);
  },
  gradient([W, X], _Z, G, input, index, [[outputs], [, batch], [biases]]) {
    const [first, second] = index;
    if (input === 0) return sum(range(batch, (n) => product(G([first, n]), X([second, n]))));
    if (input === 1) return sum(range(outputs, (j) => product(G([j, second]), W([j, first]))));
    const units = biases === outputs ? [first] : range(outputs, (j) => j);
    return sum(units.flatMap((j) => range(batch, (n) => G([j, n]))));
  },
  tex: { forward: "W X + b", gradients: ["G X^{\\top}", "W^{\\top} G", "G \\mathbf{1}"] },
  rowsTex: { forward: "X W^{\\top} + b", gradients: ["G^{\\top} X", "G W", "\\mathbf{1}^{\\top} G"] },
  words: "Adds up the inputs, each times its weight, and the bias.",
  example: [[3, 2], [2, 4], [3]],
};

function range<T>(length: number, item: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => item(index));
}
