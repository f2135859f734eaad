import type { NetworkGraph } from "../graph/graph";
import type { Optimizer } from "../optimizers/optimizer";
import { type KernelExamples, kernelExamples } from "./examples";
import { isCompiled, KernelPlan } from "./kernelPlan";
import type { Kernels, OnKernels, Precision } from "./kernels";
import { MemoryNumbers } from "./memory";
import { KernelParameters } from "./parameters";

/** What a run on the kernels is about. */
export interface KernelTrainingOf {
  readonly graph: NetworkGraph;
  readonly optimizer: Optimizer;
  /** How many numbers the parameters are. */
  readonly parameters: number;
  readonly examples: Parameters<typeof kernelExamples>[1];
  readonly minibatch: number;
}

/** Where an optimizer stands: the slots are what was there after the last update. */
interface KernelOptimizer {
  readonly settings: Readonly<Record<string, number>>;
  readonly slots: readonly Float64Array[];
  readonly step: number;
}

/** Whether the kernels can train it: they have every operation and the optimizer. */
export const canTrain = ({ graph, optimizer }: Pick<KernelTrainingOf, "graph" | "optimizer">): boolean =>
  isCompiled(graph) && optimizer.kernel !== undefined;

/** Trains on minibatches in the kernels, many in one call. All its memory is taken at the start. */
export class KernelTraining {
  loss = Number.NaN;
  private readonly kernels: Kernels;
  readonly precision: Precision;
  private readonly graph: NetworkGraph;
  private readonly examples: KernelExamples;
  private readonly parameters: KernelParameters;
  private readonly order: MemoryNumbers<"Int32Array">;
  private readonly whole: KernelPlan;
  /** By size, for what whole minibatches leave over. */
  private readonly rests = new Map<number, KernelPlan>();
  /** Whether the slots of the present moment are in the kernels' memory alone. */
  private isAhead = false;

  constructor({ kernels, precision }: OnKernels, of: KernelTrainingOf) {
    const { memory } = kernels;
    this.kernels = kernels;
    this.precision = precision;
    this.graph = of.graph;
    this.examples = kernelExamples(kernels, of.examples);
    this.parameters = new KernelParameters(kernels, precision, of.parameters, of.optimizer);
    this.order = new MemoryNumbers(
      memory,
      "Int32Array",
      memory.take(4 * of.examples.count),
      of.examples.count,
    );
    this.whole = this.newPlan(of.minibatch);
  }

  /** Makes a plan for minibatches of another size, unless there is one. */
  prepare(size: number): void {
    if (size !== this.whole.batch && !this.rests.has(size)) this.rests.set(size, this.newPlan(size));
  }

  /** The order of the examples in this epoch. */
  setOrder(order: Int32Array): void {
    this.order.view.set(order);
  }

  /**
   * Trains on minibatches of `batch` examples from the `first` of the order on, until there are `most` or the loss stops being
   * finite.
   * @param parameters those of now; those of then are written there
   * @returns on how many
   */
  train(
    first: number,
    batch: number,
    most: number,
    parameters: Float64Array,
    moment: KernelOptimizer,
  ): number {
    const plan = batch === this.whole.batch ? this.whole : this.rests.get(batch);
    if (!plan) throw new Error(`kernels: no plan for minibatches of ${batch}`);
    this.parameters.set(parameters);
    if (!this.isAhead) this.parameters.setSlots(moment.slots);
    this.parameters.setSettings(moment.settings);
    const done = plan.train(first, most, moment.step);
    this.parameters.copyTo(parameters);
    this.isAhead = true;
    this.loss = plan.loss;
    return done;
  }

  /** Writes the slots of the present moment, which may then be changed. */
  bringSlots(slots: readonly Float64Array[]): void {
    if (this.isAhead) this.parameters.copySlotsTo(slots);
    this.isAhead = false;
  }

  /** Gives the memory back, but that of the examples. */
  release(): void {
    for (const plan of [this.whole, ...this.rests.values()]) plan.release();
    this.parameters.release();
    this.kernels.memory.release(this.order.address);
  }

  private newPlan(batch: number): KernelPlan {
    const { kernels, graph, parameters, precision, examples, order } = this;
    const plan = new KernelPlan(kernels, graph, parameters, {
      ...{ precision, batch, end: "loss", gradients: "allButInputs" },
    });
    plan.takeFrom(examples, order.address);
    return plan;
  }
}
