import type { NetworkDocument } from "../../document/document";
import { compile } from "../../network/compile";
import { backward, forward } from "../../pass/passes";
import { createPlan, loadParameters, type Plan } from "../../pass/plans/plan";
import { createOptimizerState, type OptimizerState, takeScheduledRate, update } from "../../pass/update";
import { createRandom, type SeededRandom, shuffle } from "../../random";
import type { OnKernels, Precision } from "../../simd/kernels";
import { canTrain, KernelTraining } from "../../simd/training";
import { type Examples, gatherBytes, gatherColumns } from "../data/examples";

export interface TrainerOptions {
  /** A plan of the network whose parameters are trained; without one, the document's are copied. */
  readonly parametersOf?: Plan;
  /** What runs the passes, and how precisely; without, and where an operation is missing there, the plain loops do. */
  readonly on?: OnKernels | undefined;
}

/** The order of the examples must not follow the numbers that the weights were drawn from. */
export const orderSeed = (seed: number): number => seed ^ 0x5bd1e995;

/** Trains a document's network on minibatches. All its memory is taken at the start. */
export class Trainer {
  readonly plan: Plan;
  /** The loss of the last minibatch, before its update. */
  loss = Number.NaN;
  private readonly optimizer: OptimizerState;
  private readonly compiled: KernelTraining | undefined;
  private readonly examples: Examples;
  private readonly order: Int32Array;
  private random: SeededRandom;
  /** By size, for the last minibatch of an epoch, where the examples don't divide evenly. */
  private readonly rests = new Map<number, Plan>();
  private used: number;
  private epochRandom: number;
  private readonly shuffled: boolean;

  /**
   * @param minibatch how many examples an update sees; at most `examples.count`
   */
  constructor(
    document: NetworkDocument,
    examples: Examples,
    minibatch: number,
    seed: number,
    { parametersOf, on }: TrainerOptions = {},
  ) {
    this.plan = createPlan(compile(document), minibatch, { inputGradients: false, parametersOf });
    if (!parametersOf) loadParameters(this.plan, document);
    this.optimizer = createOptimizerState(document, this.plan);
    const of = { graph: this.plan.graph, optimizer: this.optimizer.optimizer, examples, minibatch };
    if (on && canTrain(of))
      this.compiled = new KernelTraining(on, { ...of, parameters: this.plan.parameters.length });
    this.examples = examples;
    this.shuffled = document.training?.shuffle ?? true;
    this.random = createRandom(seed);
    this.epochRandom = this.random.state();
    this.order = new Int32Array(examples.count);
    this.used = examples.count;
    this.prepareRest(examples.count);
  }

  /** How precisely it trains: the plain loops know double precision alone. */
  get precision(): Precision {
    return this.compiled?.precision ?? "float64";
  }

  /** The optimizer as it stands; what is changed of it counts from the next minibatch on. */
  get state(): OptimizerState {
    this.compiled?.bringSlots(this.optimizer.slots);
    return this.optimizer;
  }

  /**
   * Trains on the next minibatches; a new epoch, in a new order, begins where the last one ended.
   * @param most how many at most; it returns earlier at the end of an epoch, or where the loss stops being finite
   * @returns how many there were
   */
  step(most = 1): number {
    if (this.used === this.examples.count) this.beginEpoch();
    const { compiled } = this;
    let done = 0;
    do {
      if (compiled) done += this.compiledSteps(compiled, most - done);
      else {
        this.plainStep();
        done += 1;
      }
    } while (done < most && this.used < this.examples.count && Number.isFinite(this.loss));
    return done;
  }

  /** Trains once over all examples. */
  epoch(): void {
    do this.step(this.examples.count);
    while (this.used < this.examples.count);
  }

  private plainStep(): void {
    const plan = this.nextMinibatch();
    const { optimizer } = this;
    const { epoch } = optimizer;
    forward(plan);
    backward(plan);
    update(optimizer, plan);
    this.used += plan.batch;
    optimizer.epoch = this.used === this.examples.count ? epoch + 1 : epoch;
    this.loss = plan.values[plan.graph.loss][0];
  }

  /** So many minibatches as have the same size, at most, in one call. */
  private compiledSteps(compiled: KernelTraining, most: number): number {
    const { optimizer, plan } = this;
    const left = this.examples.count - this.used;
    const batch = Math.min(left, plan.batch);
    const steps = Math.min(most, Math.floor(left / batch));
    takeScheduledRate(optimizer);
    const done = compiled.train(this.used, batch, steps, plan.parameters, optimizer);
    optimizer.step += done;
    this.used += done * batch;
    if (this.used === this.examples.count) optimizer.epoch += 1;
    this.loss = compiled.loss;
    return done;
  }

  /** Loads the minibatch that `step` would train on, without training. */
  nextMinibatch(): Plan {
    if (this.used === this.examples.count) this.beginEpoch();
    const left = this.examples.count - this.used;
    const plan = left >= this.plan.batch ? this.plan : (this.rests.get(left) ?? this.plan);
    this.load(plan);
    return plan;
  }

  /** How many examples of the present epoch have been used; at its end 0, as the next one can begin. */
  get next(): number {
    return this.used === this.examples.count ? 0 : this.used;
  }

  /** The state of the random generator from which the present epoch's order follows, or the next one's at its beginning. */
  get randomState(): number {
    return this.used === this.examples.count ? this.random.state() : this.epochRandom;
  }

  /** Goes on within an epoch, as `next` and `randomState` gave it. Parameters and optimizer, its epoch too, are the caller's. */
  resume(randomState: number, next: number): void {
    this.random = createRandom(randomState);
    this.used = this.examples.count;
    if (next === 0) return;
    this.beginEpoch();
    this.used = next;
    this.prepareRest(this.examples.count - next);
  }

  /** Gives the kernels' memory back. */
  release(): void {
    this.compiled?.release();
  }

  /** Makes the plan for what so many examples leave over after whole minibatches. */
  private prepareRest(left: number): void {
    const size = left % this.plan.batch;
    if (size === 0 || this.rests.has(size)) return;
    const { graph } = this.plan;
    this.compiled?.prepare(size);
    this.rests.set(size, createPlan(graph, size, { inputGradients: false, parametersOf: this.plan }));
  }

  /** Every order starts from the examples' own, so that the generator alone determines it; or stays there. */
  private beginEpoch(): void {
    const { order, random } = this;
    this.epochRandom = random.state();
    const { rows } = this.examples;
    if (rows) order.set(rows);
    else for (let n = 0; n < order.length; n++) order[n] = n;
    if (this.shuffled) shuffle(order, random);
    this.compiled?.setOrder(order);
    this.used = 0;
  }

  private load({ batch, values, graph }: Plan): void {
    const { inputs, targets, scale } = this.examples;
    const { order, used } = this;
    const [X, T] = [values[graph.input], values[graph.target]];
    if (inputs instanceof Uint8Array) gatherBytes(inputs, scale, order, used, X, batch);
    else gatherColumns(inputs, X.length / batch, order, used, X, batch);
    gatherColumns(targets, T.length / batch, order, used, T, batch);
  }
}
