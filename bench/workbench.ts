import type { NetworkDocument } from "../src/engine/document/document";
import { compile } from "../src/engine/network/compile";
import { backward, forward } from "../src/engine/pass/passes";
import { createPlan, loadBatch, loadParameters, type Plan } from "../src/engine/pass/plans/plan";
import { createOptimizerState } from "../src/engine/pass/update";
import { createRandom } from "../src/engine/random";
import { KernelPlan } from "../src/engine/simd/kernelPlan";
import type { OnKernels } from "../src/engine/simd/kernels";
import { loadKernels } from "../src/engine/simd/load";
import { KernelParameters } from "../src/engine/simd/parameters";
import { createRegion } from "../src/engine/studies/region";
import { Trainer } from "../src/engine/training/trainer/trainer";
import { type Library, learningRate, type Network, repeated, type Work } from "./library";

/** The engine as Train runs it, on its kernels; or with the plain loops alone, which Step uses for its one pass. */
export const workbench = engine("this engine", { kernels: required(loadKernels()), precision: "float64" });
export const workbench32 = engine("this engine, float32", {
  kernels: required(loadKernels()),
  precision: "float32",
});
export const plainWorkbench = engine("this engine, plain loops");

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("this Node has no WebAssembly");
  return value;
}

function engine(name: string, on?: OnKernels): Library {
  return {
    name,

    train(network, examples, minibatch) {
      const trainer = new Trainer(documentOf(network), examples, minibatch, 1, { on });
      return (count) => {
        for (let left = count / minibatch; left > 0; ) left -= trainer.step(left);
      };
    },

    grid(network, columns, rows) {
      const region = createRegion(planOf(network), columns, rows, [-1, 1, -1, 1], { on });
      return repeated(() => {
        for (let chunk = 0; chunk < region.chunks; chunk++) region.compute(chunk);
      });
    },

    pass(network) {
      if (on) return kernelPass(network, on);
      const plan = planOf(network);
      return (times) => {
        for (let k = 0; k < times; k++) {
          forward(plan);
          backward(plan);
        }
      };
    },
  };
}

/** With the gradient of the inputs, as the plain pass has it. */
function kernelPass(network: Network, { kernels, precision }: OnKernels): Work {
  const document = documentOf(network);
  const plan = planOf(network);
  const { graph, values } = plan;
  const { optimizer } = createOptimizerState(document, plan);
  const parameters = new KernelParameters(kernels, precision, plan.parameters.length, optimizer);
  parameters.set(plan.parameters);
  const compiled = new KernelPlan(kernels, graph, parameters, {
    precision,
    batch: 1,
    end: "loss",
    gradients: "all",
  });
  for (const id of [graph.input, graph.target]) compiled.write(id, values[id]);
  return (times) => {
    for (let k = 0; k < times; k++) compiled.bothPasses();
  };
}

function planOf(network: Network): Plan {
  const document = documentOf(network);
  const plan = createPlan(compile(document), 1);
  loadParameters(plan, document);
  loadBatch(plan, document.batch.inputs, document.batch.targets);
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
