import { compile } from "../network/compile";
import type { NetworkDocument } from "../network/document";
import { createRandom, type Random, shuffle } from "../random";
import { backward, forward } from "./passes";
import { createPlan, loadParameters, type Plan } from "./plan";
import { createOptimizerState, type OptimizerState, update } from "./update";

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
  private readonly random: Random;
  /** For the last minibatch of an epoch, where the examples don't divide evenly. */
  private readonly rest: Plan | undefined;
  private next: number;

  /** @param minibatch how many examples an update sees; at most `examples.count` */
  constructor(document: NetworkDocument, examples: Examples, minibatch: number, seed: number) {
    const graph = compile(document);
    this.plan = createPlan(graph, minibatch, { inputGradients: false });
    loadParameters(this.plan, document);
    this.state = createOptimizerState(document, this.plan);
    this.examples = examples;
    this.random = createRandom(seed);
    this.order = Int32Array.from({ length: examples.count }, (_, n) => n);
    const remainder = examples.count % minibatch;
    this.rest =
      remainder === 0
        ? undefined
        : createPlan(graph, remainder, { inputGradients: false, parametersOf: this.plan });
    this.next = examples.count;
  }

  /** Trains on the next minibatch; a new epoch, in a new order, begins where the last one ended. */
  step(): void {
    if (this.next === this.examples.count) {
      shuffle(this.order, this.random);
      this.next = 0;
    }
    const whole = this.examples.count - this.next >= this.plan.batch;
    const plan = whole || !this.rest ? this.plan : this.rest;
    this.load(plan);
    forward(plan);
    backward(plan);
    update(this.state, plan);
    this.next += plan.batch;
  }

  /** Trains once over all examples. */
  epoch(): void {
    do this.step();
    while (this.next < this.examples.count);
  }

  private load({ batch, values, graph }: Plan): void {
    const { inputs, targets, count } = this.examples;
    const { order, next } = this;
    gather(inputs, inputs.length / count, order, next, values[graph.input], batch);
    gather(targets, targets.length / count, order, next, values[graph.target], batch);
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
