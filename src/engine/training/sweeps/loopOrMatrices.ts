import type { Pictures } from "../../datasets/pictures/pictures";
import { type TrainableDocument, withoutPenalty } from "../../document/document";
import { compile } from "../../network/compile";
import { backward, forward } from "../../pass/passes";
import { createPlan, loadParameters, type Plan } from "../../pass/plans/plan";
import { loadExamples } from "../data/examples";
import { prepareData } from "../data/prepareData";
import { examplesOfPart } from "../data/seenExamples";

/** The gradients of one minibatch, worked example by example and all at once. */
export interface LoopOrMatrices {
  /** Examples in the minibatch. */
  readonly batch: number;
  /** Seconds for the gradients of the whole minibatch: the median of several times. */
  readonly loop: number;
  readonly matrices: number;
  /** The largest difference between the two, relative to the largest gradient: rounding alone. */
  readonly difference: number;
  /** Of each layer, all at once: "8×2 · 2×100". */
  readonly shapes: readonly string[];
}

const rounds = 5;
/** Seconds that one round takes at least, so that the clock is fine enough. */
const leastTime = 0.01;

/**
 * @param batches sizes of minibatches; the training examples are used over again where there are fewer
 * @param now the time in milliseconds
 * @param pictures as `bringPictures` gives them
 */
export function loopOrMatrices(
  document: TrainableDocument,
  batches: readonly number[],
  now: () => number,
  pictures?: Pictures,
): LoopOrMatrices[] {
  // The penalty isn't part of what the examples add up to.
  const plain = withoutPenalty(document);
  const graph = compile(plain);
  const examples = examplesOfPart(prepareData(document, pictures), "train");
  const one = createPlan(graph, 1, { inputGradients: false });
  loadParameters(one, plain);
  const sum = new Float64Array(one.parameters.length);
  return batches.map((batch) => {
    const all = createPlan(graph, batch, { inputGradients: false, parametersOf: one });
    const fill = (plan: Plan, first: number) =>
      loadExamples(
        plan,
        examples,
        Int32Array.from({ length: plan.batch }, (_, n) => (first + n) % examples.count),
      );
    fill(all, 0);
    const atOnce = () => {
      forward(all);
      backward(all);
    };
    // A mean divides by the examples of a batch, and a batch of one has but one.
    const share = plain.loss.reduction === "mean" ? 1 / batch : 1;
    const oneByOne = () => {
      sum.fill(0);
      for (let n = 0; n < batch; n++) {
        fill(one, n);
        forward(one);
        backward(one);
        for (let k = 0; k < sum.length; k++) sum[k] += share * one.parameterGradients[k];
      }
    };
    const loop = medianTime(oneByOne, now);
    const matrices = medianTime(atOnce, now);
    const largest = all.parameterGradients.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const difference = sum.reduce(
      (most, value, k) => Math.max(most, Math.abs(value - all.parameterGradients[k])),
      0,
    );
    return {
      batch,
      loop,
      matrices,
      difference: largest > 0 ? difference / largest : difference,
      shapes: plain.layers.map(({ units }, l) => {
        const before = l === 0 ? plain.inputs : plain.layers[l - 1].units;
        return `${units}×${before} · ${before}×${batch}`;
      }),
    };
  });
}

function medianTime(task: () => void, now: () => number): number {
  task();
  const times = Array.from({ length: rounds }, () => {
    const begun = now();
    let count = 0;
    do {
      task();
      count += 1;
    } while (now() - begun < 1000 * leastTime);
    return (now() - begun) / 1000 / count;
  });
  return times.sort((one, other) => one - other)[rounds >> 1];
}
