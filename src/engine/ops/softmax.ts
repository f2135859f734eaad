import { evaluate } from "../math/expressions/evaluate";
import { call, constant, difference, product, quotient, sum } from "../math/expressions/expression";
import { exponential } from "../math/expressions/scalarFunctions";
import { softmaxForward } from "../math/kernels/softmax";
import type { Op, Source } from "./op";

/** Y = e^Z / Σ e^Z over the units of each example. Z, Y: [units, batch]. */
export const softmax: Op = {
  id: "softmax",
  inputs: ["Z"],
  shape: ([Z]) => Z,
  forward([Z], Y, [[units, batch]]) {
    softmaxForward(Z, Y, units, batch);
  },
  vjp(_inputs, Y, G, [dZ], [[units, batch]]) {
    if (!dZ) return;
    for (let n = 0; n < batch; n++) {
      let mean = 0;
      for (let k = 0; k < units; k++) mean += G[k * batch + n] * Y[k * batch + n];
      for (let k = 0; k < units; k++) dZ[k * batch + n] += Y[k * batch + n] * (G[k * batch + n] - mean);
    }
  },
  kernel: { name: "softmax" },
  expression: ([Z], [k, n], [[units]]) => softmaxOf(Z, k, n, units),
  gradient(_inputs, Y, G, _input, [k, n], [[units]]) {
    const weighted = sum(Array.from({ length: units }, (_, j) => product(G([j, n]), Y([j, n]))));
    return product(Y([k, n]), difference(G([k, n]), weighted));
  },
  tex: {
    forward: "\\operatorname{softmax}(Z)",
    gradients: ["Y \\odot (G - \\mathbf{1}^{\\top}(G \\odot Y))"],
  },
  rowsTex: { gradients: ["Y \\odot (G - (G \\odot Y) \\mathbf{1})"] },
  words:
    "Turns scores into probabilities: each e^z divided by the sum of all. The largest score m is subtracted first, " +
    "which changes nothing in the quotient and keeps every power from overflowing.",
  example: [[3, 2]],
};

/** The softmax of scores, number k of example n written out, with its shift. */
export function softmaxOf(Z: Source, k: number, n: number, units: number) {
  const scores = Array.from({ length: units }, (_, j) => Z([j, n]));
  const shift = constant("m", Math.max(...scores.map(evaluate)));
  const powers = scores.map((score) => call(exponential, difference(score, shift)));
  return quotient(powers[k], sum(powers));
}
