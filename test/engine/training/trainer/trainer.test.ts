import { describe, expect, it } from "vitest";
import twoCircles from "../../../../src/engine/datasets/twoCircles";
import { compile } from "../../../../src/engine/network/compile";
import { backward, forward } from "../../../../src/engine/pass/passes";
import { createPlan, loadBatch, loadParameters } from "../../../../src/engine/pass/plans/plan";
import { createOptimizerState, update } from "../../../../src/engine/pass/update";
import { createRandom, shuffle } from "../../../../src/engine/random";
import { Trainer } from "../../../../src/engine/training/trainer/trainer";
import { like } from "../../../documents";
import { close } from "../../../tolerance";

const document = like({
  inputs: 2,
  layers: [
    {
      units: 3,
      activation: "tanh",
      biasMode: "perUnit",
      weights: [
        [0.5, -0.2],
        [0.1, 0.9],
        [-0.7, 0.3],
      ],
      bias: [0.1, 0, -0.1],
    },
    {
      units: 2,
      activation: "softmax",
      biasMode: "perUnit",
      weights: [
        [0.4, -0.6, 0.2],
        [-0.3, 0.8, 0.5],
      ],
      bias: [0, 0],
    },
  ],
  loss: { type: "crossEntropy", reduction: "mean" },
  optimizer: { type: "momentum", learningRate: 0.5, beta: 0.9 },
  batch: { inputs: [[1, 2]], targets: [[1, 0]] },
});
const examples = twoCircles.generate({ noise: 0.05, radiusRatio: 0.5 }, 23, createRandom(4));

/** The same by hand: minibatches of 7, 7, 7 and 2 in the order that the seed gives. */
function parametersByHand(epochs: number): Float64Array {
  const graph = compile(document);
  const whole = createPlan(graph, 7);
  loadParameters(whole, document);
  const state = createOptimizerState(document, whole);
  const random = createRandom(9);
  const row = (from: Float64Array, n: number) => from.subarray(2 * n, 2 * n + 2);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = Array.from({ length: 23 }, (_, n) => n);
    shuffle(order, random);
    for (let first = 0; first < 23; first += 7) {
      const some = order.slice(first, first + 7);
      const plan = createPlan(graph, some.length, { parametersOf: whole });
      loadBatch(
        plan,
        some.map((n) => row(examples.inputs, n)),
        some.map((n) => row(examples.targets, n)),
      );
      forward(plan);
      backward(plan);
      update(state, plan);
    }
  }
  return whole.parameters;
}

describe("training", () => {
  it("goes through all examples in the seed's order, the last minibatch smaller", () => {
    const trainer = new Trainer(document, examples, 7, 9);
    trainer.epoch();
    trainer.epoch();
    const wanted = parametersByHand(2);
    trainer.plan.parameters.forEach((got, k) => {
      expect(close(got, wanted[k], 1e-10, 1e-12), `${got} and ${wanted[k]}`).toBe(true);
    });
  });

  it("takes inputs in single precision too", () => {
    const inputs = Float32Array.from(examples.inputs);
    const [single, double] = [inputs, Float64Array.from(inputs)].map((rows) => {
      const trainer = new Trainer(document, { ...examples, inputs: rows }, 5, 1);
      trainer.epoch();
      return trainer.plan.parameters;
    });
    expect(single).toEqual(double);
  });
});
