import type { NetworkDocument } from "../document/document";
import { compile } from "../network/compile";
import { backward, forward } from "../pass/passes";
import { createPlan, loadParameters, type Plan } from "../pass/plan";
import { createOptimizerState, type OptimizerState, update } from "../pass/update";
import { createRandom, type SeededRandom, shuffle } from "../random";

/** Examples to train on, row by row: inputs [count × features], targets [count × outputs]. */
export interface Examples {
  readonly count: number;
  readonly inputs: Float64Array | Float32Array;
  readonly targets: Float64Array;
}

/** Trains a document's network on minibatches. All its memory is taken at the start. */
export class Trainer {
  readonly plan: Plan;
  readonly state: OptimizerState;
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
   * @param parametersOf a plan of the network whose parameters are trained; without one, the document's are copied
   */
  constructor(
    document: NetworkDocument,
    examples: Examples,
    minibatch: number,
    seed: number,
    parametersOf?: Plan,
  ) {
    this.plan = createPlan(compile(document), minibatch, { inputGradients: false, parametersOf });
    if (!parametersOf) loadParameters(this.plan, document);
    this.state = createOptimizerState(document, this.plan);
    this.examples = examples;
    this.shuffled = document.training?.shuffle ?? true;
    this.random = createRandom(seed);
    this.epochRandom = this.random.state();
    this.order = new Int32Array(examples.count);
    this.used = examples.count;
    this.prepareRest(examples.count);
  }

  /**
   * Trains on the next minibatch; a new epoch, in a new order, begins where the last one ended.
   * @returns the loss of the minibatch before the update
   */
  step(): number {
    const plan = this.nextMinibatch();
    const { epoch } = this.state;
    forward(plan);
    backward(plan);
    update(this.state, plan);
    this.used += plan.batch;
    this.state.epoch = this.used === this.examples.count ? epoch + 1 : epoch;
    return plan.values[plan.graph.loss][0];
  }

  /** Trains once over all examples. */
  epoch(): void {
    do this.step();
    while (this.used < this.examples.count);
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

  /** Makes the plan for what so many examples leave over after whole minibatches. */
  private prepareRest(left: number): void {
    const size = left % this.plan.batch;
    if (size === 0 || this.rests.has(size)) return;
    const { graph } = this.plan;
    this.rests.set(size, createPlan(graph, size, { inputGradients: false, parametersOf: this.plan }));
  }

  /** Every order starts from the examples' own, so that the generator alone determines it; or stays there. */
  private beginEpoch(): void {
    const { order, random } = this;
    this.epochRandom = random.state();
    for (let n = 0; n < order.length; n++) order[n] = n;
    if (this.shuffled) shuffle(order, random);
    this.used = 0;
  }

  private load({ batch, values, graph }: Plan): void {
    const { inputs, targets, count } = this.examples;
    const { order, used } = this;
    gather(inputs, inputs.length / count, order, used, values[graph.input], batch);
    gather(targets, targets.length / count, order, used, values[graph.target], batch);
  }
}

/**
 * Copies the rows `order[first]`, `order[first + 1]`, … of `from`, [rows × width], into the columns of `into`,
 * [width, batch]. Takes four at a time, since what is written for them lies together.
 */
function gather(
  from: Float64Array | Float32Array,
  width: number,
  order: Int32Array,
  first: number,
  into: Float64Array,
  batch: number,
): void {
  const length = width * batch;
  let n = 0;
  for (; n + 4 <= batch; n += 4) {
    let a = order[first + n] * width;
    let b = order[first + n + 1] * width;
    let c = order[first + n + 2] * width;
    let d = order[first + n + 3] * width;
    for (let k = n; k < length; k += batch) {
      into[k] = from[a++];
      into[k + 1] = from[b++];
      into[k + 2] = from[c++];
      into[k + 3] = from[d++];
    }
  }
  for (; n < batch; n++) {
    let a = order[first + n] * width;
    for (let k = n; k < length; k += batch) into[k] = from[a++];
  }
}
