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
    const X = values[graph.input];
    const T = values[graph.target];
    const features = inputs.length / count;
    const outputs = targets.length / count;
    for (let n = 0; n < batch; n++) {
      const example = this.order[this.next + n];
      for (let i = 0, from = example * features; i < features; i++) X[i * batch + n] = inputs[from + i];
      for (let k = 0, from = example * outputs; k < outputs; k++) T[k * batch + n] = targets[from + k];
    }
  }
}
