import { type TrainableDocument, withoutPenalty } from "../../document/document";
import { compile } from "../../network/compile";
import { backward, forward } from "../../pass/passes";
import { createPlan, loadParameters, type Plan } from "../../pass/plan";
import { examplesOfPart, prepareData } from "../data";

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
 */
export function loopOrMatrices(
  document: TrainableDocument,
  batches: readonly number[],
  now: () => number,
): LoopOrMatrices[] {
  // The penalty is no part of what the examples add up to.
  const plain = withoutPenalty(document);
  const graph = compile(plain);
  const examples = examplesOfPart(prepareData(document), "train");
  const one = createPlan(graph, 1, { inputGradients: false });
  loadParameters(one, plain);
  const sum = new Float64Array(one.parameters.length);
  return batches.map((batch) => {
    const all = createPlan(graph, batch, { inputGradients: false, parametersOf: one });
    const width = (plan: Plan, id: number) => plan.values[id].length / plan.batch;
    const fill = (plan: Plan, first: number) => {
      for (const [id, from] of [
        [graph.input, examples.inputs],
        [graph.target, examples.targets],
      ] as const) {
        const features = width(plan, id);
        for (let n = 0; n < plan.batch; n++)
          for (let k = 0; k < features; k++)
            plan.values[id][k * plan.batch + n] = from[((first + n) % examples.count) * features + k];
      }
    };
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
    const loop = median(oneByOne, now);
    const matrices = median(atOnce, now);
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

function median(task: () => void, now: () => number): number {
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
