import type { NetworkDocument } from "../src/engine/document/document";
import { compile } from "../src/engine/network/compile";
import { backward, forward } from "../src/engine/pass/passes";
import { createPlan, loadExamples, loadParameters, type Plan } from "../src/engine/pass/plan";
import { createRandom } from "../src/engine/random";
import { createRegion } from "../src/engine/studies/region";
import { Trainer } from "../src/engine/training/trainer";
import { type Library, learningRate, type Network } from "./library";

export const workbench: Library = {
  name: "this engine",

  train(network, examples, minibatch) {
    const trainer = new Trainer(documentOf(network), examples, minibatch, 1);
    return (count) => {
      for (let n = 0; n < count; n += minibatch) trainer.step();
    };
  },

  grid(network, columns, rows) {
    const region = createRegion(planOf(network), columns, rows, [-1, 1, -1, 1]);
    return () => {
      for (let chunk = 0; chunk < region.chunks; chunk++) region.compute(chunk);
    };
  },

  pass(network) {
    const plan = planOf(network);
    return (times) => {
      for (let k = 0; k < times; k++) {
        forward(plan);
        backward(plan);
      }
    };
  },
};

function planOf(network: Network): Plan {
  const document = documentOf(network);
  const plan = createPlan(compile(document), 1);
  loadParameters(plan, document);
  loadExamples(plan, document.batch.inputs, document.batch.targets);
  return plan;
}

/** The network as a page's document, with one example. */
function documentOf({ sizes, activation, loss }: Network): NetworkDocument {
  const random = createRandom(1);
  const some = (length: number) => Array.from({ length }, () => (2 * random() - 1) / Math.sqrt(length));
  const last = sizes.length - 1;
  return {
    format: "backprop-workbench",
    version: 1,
    title: "benchmark",
    inputs: sizes[0],
    layers: sizes.slice(1).map((units, l) => ({
      units,
      activation: l + 1 === last && loss === "softmaxCrossEntropy" ? "softmax" : activation,
      biasMode: "perUnit",
      weights: Array.from({ length: units }, () => some(sizes[l])),
      bias: some(units),
    })),
    loss: { type: loss === "softmaxCrossEntropy" ? "crossEntropy" : loss, reduction: "mean" },
    optimizer: { type: "sgd", learningRate },
    batch: {
      inputs: [some(sizes[0])],
      targets: [Array.from({ length: sizes[last] }, (_, k) => (k === 0 ? 1 : 0))],
    },
  };
}
