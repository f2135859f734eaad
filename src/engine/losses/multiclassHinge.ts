import { evaluate } from "../math/expressions/evaluate";
import { call, difference, negative, number, product, sum } from "../math/expressions/expression";
import { isPositive, positivePart } from "../math/expressions/scalarFunctions";
import type { Code } from "../ops/code";
import { loss, lossShape } from "../ops/loss/loss";
import { hingeTie } from "../ops/loss/reasons";
import type { Op, Source } from "../ops/op";

/** Weston & Watkins' hinge: how far each wrong class comes within 1 of the right one, which has the largest target. */
const op: Op = {
  id: "multiclassHinge",
  inputs: ["Y", "T"],
  shape: (shapes) => lossShape("multiclassHinge", shapes),
  forward([Y, T], losses, [[outputs, batch]]) {
    for (let n = 0; n < batch; n++) {
      const right = rightClass(T, n, outputs, batch);
      let loss = 0;
      for (let k = 0; k < outputs; k++)
        if (k !== right) loss += Math.max(0, 1 + Y[k * batch + n] - Y[right * batch + n]);
      losses[n] = loss;
    }
  },
  vjp([Y, T], _losses, G, [dY], [[outputs, batch]]) {
    if (!dY) return;
    for (let n = 0; n < batch; n++) {
      const right = rightClass(T, n, outputs, batch);
      for (let k = 0; k < outputs; k++) {
        if (k === right) continue;
        // On the margin itself the slope is taken as 0.
        const slope = G[n] * isPositive.evaluate(1 + Y[k * batch + n] - Y[right * batch + n]);
        dY[k * batch + n] += slope;
        dY[right * batch + n] -= slope;
      }
    }
  },
  kernel: { name: "multiclassHinge" },
  expression([Y, T], [n], [[outputs]]) {
    const right = rightOf(T, n, outputs);
    return sum(othersThan(right, outputs).map((k) => call(positivePart, marginOf(Y, k, right, n))));
  },
  gradient([Y, T], _losses, G, _input, [k, n], [[outputs]]) {
    const right = rightOf(T, n, outputs);
    if (k !== right) return product(G([n]), call(isPositive, marginOf(Y, k, right, n)));
    const inside = othersThan(right, outputs).map((j) => call(isPositive, marginOf(Y, j, right, n)));
    return negative(product(G([n]), sum(inside)));
  },
  tex: {
    forward: "\\sum_{j \\ne c} \\max(0, 1 + y_j - y_c)",
    gradients: ["[1 + y_j - y_c > 0] - [j = c] \\sum_i [1 + y_i - y_c > 0]"],
  },
  words:
    "For each other score how much it lacks of being 1 below that of the right class c, which has the largest target; added up.",
  kinkOf: "the hinge",
  kinks([Y, T], [[outputs, batch]], see) {
    for (let n = 0; n < batch; n++) {
      const right = rightClass(T, n, outputs, batch);
      for (const k of othersThan(right, outputs))
        see(0, k * batch + n, 1 + Y[k * batch + n] - Y[right * batch + n]);
    }
  },
  reason([Y, T], losses, index) {
    const batch = losses.length;
    const [k, n] = [Math.floor(index / batch), index % batch];
    const outputs = Y.length / batch;
    const right = rightClass(T, n, outputs, batch);
    const of = k === right ? othersThan(right, outputs) : [k];
    const missing = of.map((j) => 1 + Y[j * batch + n] - Y[right * batch + n]);
    if (missing.includes(0)) return hingeTie;
    if (!missing.every((distance) => distance < 0)) return undefined;
    return {
      kind: "met",
      text: `the right class leads ${k === right ? "every other score" : "this score"} by more than 1`,
    };
  },
  example: [
    [3, 2],
    [3, 2],
  ],
};

/** The class with the largest target; the first of several. */
function rightClass(T: Float64Array, n: number, outputs: number, batch: number): number {
  let right = 0;
  for (let k = 1; k < outputs; k++) if (T[k * batch + n] > T[right * batch + n]) right = k;
  return right;
}

function rightOf(T: Source, n: number, outputs: number): number {
  return rightClass(
    Float64Array.from({ length: outputs }, (_, k) => evaluate(T([k, n]))),
    0,
    outputs,
    1,
  );
}

const othersThan = (right: number, outputs: number) =>
  Array.from({ length: outputs }, (_, k) => k).filter((k) => k !== right);

const marginOf = (Y: Source, k: number, right: number, n: number) =>
  sum([number(1), difference(Y([k, n]), Y([right, n]))]);

export default loss({
  label: "multiclass hinge",
  op,
  classes: { targets: [0, 1] },
});

export const code: Code = {
  numpy: {
    forward: [
      "right = t.argmax(axis=1)[:, None]",
      "margins = np.maximum(0, 1 + y - np.take_along_axis(y, right, axis=1))",
      "margins.sum(axis=1) - 1  # the right class itself has a margin of 1",
    ].join("\n"),
    backward: [
      "right = t.argmax(axis=1)[:, None]",
      "inside = (1 + y - np.take_along_axis(y, right, axis=1) > 0).astype(float)",
      "inside - (np.arange(y.shape[1]) == right) * inside.sum(axis=1, keepdims=True)",
    ].join("\n"),
  },
  pytorch: "F.multi_margin_loss(y, t.argmax(dim=1), reduction='none') * y.shape[1]",
};
