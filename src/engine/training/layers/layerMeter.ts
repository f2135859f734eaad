import type { TrainableDocument } from "../../document/document";
import type { LayerTensors } from "../../graph/graph";
import { compile } from "../../network/compile";
import { backward, forward } from "../../pass/passes";
import { createPlan, type Plan, type Stage } from "../../pass/plans/plan";
import { createOptimizerState, type OptimizerState, update } from "../../pass/update";
import { withOperations } from "../../pass/withOperations";
import { type Examples, loadExamples } from "../data/examples";
import type { Trainer } from "../trainer/trainer";
import { flatSlope, type LayerMeasures, type RunMeasures, saturatedFrom } from "./measures";

/** At most so many examples are measured, and fewer where their numbers would take more than 8 MB. */
const mostExamples = 4096;
const mostNumbers = 1_000_000;

/**
 * Measures the layers of a run on its training examples. It has buffers of its own, made when they are first needed:
 * parameters, optimizer and the order of the examples stay as they are.
 */
export class LayerMeter {
  private document: TrainableDocument;
  private readonly root: Plan;
  private readonly examples: Examples;
  private plan: Plan | undefined;
  private isOutdated = false;
  private tried: TriedUpdate | undefined;

  /** @param root holds the run's parameters */
  constructor(document: TrainableDocument, root: Plan, examples: Examples) {
    this.document = document;
    this.root = root;
    this.examples = examples;
  }

  /** Another optimizer, another penalty: what a run can change of its document. */
  retune(document: TrainableDocument): void {
    this.document = document;
    this.isOutdated = true;
    this.tried = undefined;
  }

  /** How many examples `measure` goes over. */
  get count(): number {
    const perExample = this.root.graph.tensors.reduce(
      (sum, { perExample, shape }) => sum + (perExample ? (shape[0] ?? 1) : 0),
      0,
    );
    return Math.min(
      this.examples.count,
      mostExamples,
      Math.max(1, Math.floor(mostNumbers / (2 * perExample))),
    );
  }

  measure(trainer: Trainer, epoch: number): RunMeasures {
    const plan = this.ready();
    forward(plan);
    backward(plan);
    for (const { node, inputs, output, shapes, scratch } of plan.shown)
      node.op.forward(inputs, output, shapes, scratch);
    const ratios = this.updateRatios(trainer);
    return {
      epoch,
      examples: plan.batch,
      of: this.examples.count,
      layers: plan.graph.layers.map((layer, l) => measured(plan, layer, ratios[l])),
    };
  }

  private ready(): Plan {
    if (this.plan && !this.isOutdated) return this.plan;
    const graph = compile(this.document);
    const refitted = this.plan && withOperations(this.plan, graph);
    this.plan = refitted ?? this.filled(graph);
    this.isOutdated = false;
    return this.plan;
  }

  /** With the training examples in their order; of very many, as many evenly spread. */
  private filled(graph: Plan["graph"]): Plan {
    const { count, root, examples } = this;
    const plan = createPlan(graph, count, { parametersOf: root, inputGradients: false });
    const which = Int32Array.from({ length: count }, (_, n) => Math.floor((n * examples.count) / count));
    loadExamples(plan, examples, which);
    return plan;
  }

  /** For each layer the next update of its weights, relative to them: on copies. */
  private updateRatios(trainer: Trainer): number[] {
    const { document } = this;
    const plan = trainer.nextMinibatch();
    this.tried ??= {
      state: createOptimizerState(document, plan),
      parameters: new Float64Array(plan.parameters.length),
    };
    const { tried } = this;
    tried.state.slots.forEach((slot, s) => {
      slot.set(trainer.state.slots[s]);
    });
    tried.state.step = trainer.state.step;
    tried.state.epoch = trainer.state.epoch;
    tried.parameters.set(plan.parameters);
    forward(plan);
    backward(plan);
    update(tried.state, { ...plan, parameters: tried.parameters });
    let at = 0;
    return plan.graph.layers.map(({ weights, bias }) => {
      const W = plan.values[weights];
      const updated = tried.parameters.subarray(at, at + W.length);
      at += W.length + plan.values[bias].length;
      const size = norm(W);
      return size === 0 ? Number.NaN : Math.sqrt(squaredDistance(W, updated)) / size;
    });
  }
}

interface TriedUpdate {
  readonly state: OptimizerState;
  readonly parameters: Float64Array;
}

function measured(plan: Plan, layer: LayerTensors, updateRatio: number): LayerMeasures {
  const { values, gradients, batch } = plan;
  const stages = stagesOf(plan, layer);
  const Y = values[layer.stages[layer.stages.length - 1]];
  const units = Y.length / batch;
  const hasSlope = stages.every(({ node }) => node.op.slope) && !plan.graph.shown.includes(stages[0].node);
  const shares = (counts: (flatIndex: number) => boolean) =>
    Array.from({ length: units }, (_, unit) => {
      let count = 0;
      for (let k = unit * batch; k < (unit + 1) * batch; k++) if (counts(k)) count += 1;
      return count / batch;
    });
  const flat = hasSlope
    ? shares((k) => Math.abs(slopeThrough(stages, k)) < flatSlope)
    : Array<number>(units).fill(Number.NaN);
  const zero = shares((k) => Y[k] === 0);
  const saturates = hasSlope && stages.some(({ node }) => node.op.saturates);
  return {
    gradientNorm: Math.hypot(norm(gradients[layer.weights]), norm(gradients[layer.bias])),
    updateRatio,
    flat,
    zero,
    saturated: saturates ? shareOf(flat, (share) => share >= saturatedFrom) : Number.NaN,
    dead: shareOf(zero, (share) => share === 1),
  };
}

/** The activations of a layer, first to last. */
function stagesOf({ forward, shown }: Plan, layer: LayerTensors): Stage[] {
  return [...forward, ...shown].filter(({ node }) => layer.stages.includes(node.output));
}

/** How much of a gradient a unit's activations let through at one example. */
function slopeThrough(stages: readonly Stage[], flatIndex: number): number {
  let slope = 1;
  for (const { node, inputs, output } of stages)
    slope *= node.op.slope?.(inputs[0][flatIndex], output[flatIndex]) ?? 1;
  return slope;
}

const shareOf = (numbers: readonly number[], counts: (number: number) => boolean) =>
  numbers.filter(counts).length / numbers.length;

function norm(numbers: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < numbers.length; k++) squares += numbers[k] * numbers[k];
  return Math.sqrt(squares);
}

function squaredDistance(from: Float64Array, to: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < from.length; k++) squares += (to[k] - from[k]) ** 2;
  return squares;
}
