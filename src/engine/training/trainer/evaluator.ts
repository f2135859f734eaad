import { type NetworkDocument, withoutPenalty } from "../../document/document";
import { isWeighted, lossOf } from "../../document/variants";
import { compile } from "../../network/compile";
import { zeroOne } from "../../ops/loss/loss";
import { forward } from "../../pass/passes";
import { createPlan, type Plan } from "../../pass/plans/plan";
import { type CountedScore, isCompiled } from "../../simd/kernelPlan";
import type { OnKernels } from "../../simd/kernels";
import { KernelScoring } from "../../simd/scoring";
import { type Examples, loadExamples } from "../data/examples";

/** How good a network is at examples. */
export interface NetworkScore {
  /** The mean of the examples' losses, without the penalty; where classes have weights and a mean is trained, the weighted one. */
  loss: number;
  /** The proportion misclassified; for regression the root of the mean squared error over all outputs. */
  error: number;
}

/** Examples in stretches that stay in the cache. */
const stretch = 256;

interface ExampleStretch {
  readonly plan: Plan;
  /** Brings the examples into the plan. */
  load(): void;
}

/** Scores a network on the same examples again and again. Allocates nothing while it does. */
export class Evaluator {
  private readonly stretches: readonly ExampleStretch[];
  private readonly count: number;
  /** What the sum of the losses is divided by. */
  private readonly divisor: number;
  private readonly wrong: (plan: Plan) => number;
  private readonly regression: boolean;
  private readonly outputs: number;
  private readonly parameters: Float64Array;
  private readonly compiled: KernelScoring | undefined;

  /**
   * @param parametersOf a plan of the network; its parameters are read at each `score`
   * @param on what does it, and how precisely; without, or where an operation is missing there, the plain loops do
   */
  constructor(
    document: NetworkDocument,
    parametersOf: Plan,
    examples: Examples,
    regression: boolean,
    on?: OnKernels,
  ) {
    const graph = compile(withoutPenalty(document));
    const { count } = examples;
    const size = Math.min(count, stretch);
    const planOf = (batch: number) => createPlan(graph, batch, { parametersOf, inputGradients: false });
    const whole = planOf(Math.max(1, size));
    const last = size > 0 && count % size > 0 ? planOf(count % size) : whole;
    this.count = count;
    this.divisor = isWeighted(document) ? weightOf(document, examples) : count;
    this.regression = regression;
    this.wrong = regression ? squares : countWrong(document);
    this.outputs = count === 0 ? 1 : examples.targets.length / (examples.stored ?? count);
    this.parameters = parametersOf.parameters;
    const counting = regression ? { kind: "squares" as const } : countingOf(document, graph.shown.length > 0);
    this.compiled =
      on && isCompiled(graph)
        ? new KernelScoring(on.kernels, on.precision, graph, this.parameters.length, examples, counting)
        : undefined;
    if (this.compiled) {
      this.stretches = [];
      return;
    }
    this.stretches = Array.from({ length: Math.ceil(count / Math.max(1, size)) }, (_, s) => {
      const plan = (s + 1) * size <= count ? whole : last;
      const which = Int32Array.from({ length: plan.batch }, (_, n) => s * size + n);
      loadExamples(plan, examples, which);
      // Bytes take an eighth of the room of numbers, which are turned to [features, batch] once and for all.
      if (examples.scale) return { plan, load: () => loadExamples(plan, examples, which) };
      const { graph, values } = plan;
      const [inputs, targets] = [values[graph.input].slice(), values[graph.target].slice()];
      return {
        plan,
        load() {
          values[graph.input].set(inputs);
          values[graph.target].set(targets);
        },
      };
    });
  }

  /** NaN for no examples. Written into `score`. */
  score(score: NetworkScore): void {
    let loss = 0;
    let wrong = 0;
    const { compiled } = this;
    if (compiled) {
      compiled.score(this.parameters);
      loss = compiled.lossSum;
      wrong = compiled.counted;
    }
    for (let s = 0; s < this.stretches.length; s++) {
      const { plan, load } = this.stretches[s];
      const { graph, values } = plan;
      load();
      forward(plan);
      const losses = values[graph.exampleLosses];
      for (let n = 0; n < losses.length; n++) loss += losses[n];
      wrong += this.wrong(plan);
    }
    score.loss = loss / this.divisor;
    score.error = this.regression ? Math.sqrt(wrong / (this.count * this.outputs)) : wrong / this.count;
  }
}

/** What all targets weigh, each class with its own. */
function weightOf({ loss: { weights = [] } }: NetworkDocument, { targets, count, rows }: Examples): number {
  const width = weights.length;
  let total = 0;
  for (let n = 0; n < count; n++)
    for (let k = 0; k < width; k++) total += weights[k] * targets[(rows ? rows[n] : n) * width + k];
  return total;
}

/**
 * What the loss takes in: the outputs, or the scores that a fused softmax or sigmoid turns into them without changing
 * their order.
 */
function lossInput({ graph, values }: Plan): Float64Array {
  const node = graph.nodes.find(({ output }) => output === graph.exampleLosses);
  if (!node) throw new Error("evaluator: the graph has no loss");
  return values[node.inputs[0]];
}

/** Counts the misclassified examples of a plan after its forward pass. */
function countWrong(document: NetworkDocument): (plan: Plan) => number {
  const { units } = document.layers[document.layers.length - 1];
  const cache = new Map<Plan, Float64Array>();
  const read = (plan: Plan) => {
    const known = cache.get(plan);
    if (known) return known;
    const found = lossInput(plan);
    cache.set(plan, found);
    return found;
  };
  if (units > 1) return (plan) => wrongOfMany(read(plan), plan.values[plan.graph.target], plan.batch);
  return (plan) => {
    const { boundary, second } = sidesOf(document, plan.graph.shown.length > 0);
    return wrongOfOne(read(plan), plan.values[plan.graph.target], boundary, second);
  };
}

/** The boundary of a single output and the target of the second class. @param fused whether the loss takes in scores */
function sidesOf(document: NetworkDocument, fused: boolean) {
  const code = lossOf(document).classes ?? zeroOne;
  // A fused sigmoid is at ½ where its input is 0.
  return { boundary: fused ? 0 : (code.boundary ?? 0.5), second: code.targets[1] };
}

/** The same as `countWrong`, for the kernels. */
function countingOf(document: NetworkDocument, fused: boolean): CountedScore {
  const { units } = document.layers[document.layers.length - 1];
  return units > 1 ? { kind: "wrongOfMany" } : { kind: "wrongOfOne", ...sidesOf(document, fused) };
}

/** The first of the largest outputs counts, as in PyTorch's argmax; where one isn't a number, none does. */
function wrongOfMany(Y: Float64Array, T: Float64Array, batch: number): number {
  let wrong = 0;
  for (let n = 0; n < batch; n++) {
    let largest = n;
    let right = n;
    let numbers = !Number.isNaN(Y[n]);
    for (let k = n + batch; k < Y.length; k += batch) {
      if (Y[k] > Y[largest]) largest = k;
      if (T[k] > T[right]) right = k;
      numbers = numbers && !Number.isNaN(Y[k]);
    }
    if (!numbers || largest !== right) wrong += 1;
  }
  return wrong;
}

function wrongOfOne(Y: Float64Array, T: Float64Array, boundary: number, second: number): number {
  let wrong = 0;
  for (let n = 0; n < Y.length; n++) {
    const right = T[n] === second ? Y[n] >= boundary : Y[n] < boundary;
    if (!right) wrong += 1;
  }
  return wrong;
}

function squares(plan: Plan): number {
  const Y = lossInput(plan);
  const T = plan.values[plan.graph.target];
  let total = 0;
  for (let k = 0; k < Y.length; k++) total += (Y[k] - T[k]) ** 2;
  return total;
}
