import type { NetworkDocument, TrainableDocument } from "../../document/document";
import { type ParameterPath, parameterField } from "../../document/parameterPath";
import type { LayerParameters } from "../../document/parts/runState";
import { compile } from "../../network/compile";
import { fillFrom } from "../../pass/plans/parameterLists";
import { createPlan, loadParameters, type Plan } from "../../pass/plans/plan";
import type { OnKernels } from "../../simd/kernels";
import type { Examples } from "../data/examples";
import type { PreparedData } from "../data/preparedData";
import { examplesOfPart } from "../data/seenExamples";
import { orderSeed, Trainer } from "../trainer/trainer";
import { findDivergence } from "./divergence";
import { goOnFrom, type Moment, momentOf } from "./moment";

export interface RunPosition {
  /** Epochs completed. */
  readonly epoch: number;
  /** Minibatches used of the present epoch, and how many an epoch has. */
  readonly minibatch: number;
  readonly minibatches: number;
  /** Updates since the optimizer's slots were 0. */
  readonly step: number;
}

/** Where a run stands: its parameters, what its optimizer keeps, and which examples come next. */
export class Course {
  document: TrainableDocument;
  /** Holds the parameters that all plans share. */
  readonly root: Plan;
  readonly examples: Examples;
  /** The parameters of the start. */
  readonly initial: Float64Array;
  trainer: Trainer;
  /** Epochs completed. */
  epoch = 0;

  private readonly on: OnKernels | undefined;
  /** Where the present epoch, or the present settings, began. */
  private checkpoint: Moment | undefined;
  private checkpointNext = 0;

  /** @param plain the document without penalties */
  constructor(
    document: TrainableDocument,
    plain: NetworkDocument,
    data: PreparedData,
    on: OnKernels | undefined,
  ) {
    this.document = document;
    this.on = on;
    this.root = createPlan(compile(plain), 1, { inputGradients: false });
    loadParameters(this.root, document);
    this.initial = document.initial ? this.numbersOf(document.initial) : this.root.parameters.slice();
    this.examples = examplesOfPart(data, "train");
    this.trainer = this.newTrainer();
  }

  /** How many examples of the present epoch were used. */
  get next(): number {
    return this.trainer.next;
  }

  /** Whether it has left its start. */
  get started(): boolean {
    return this.epoch > 0 || this.next > 0;
  }

  /** Epochs completed, with the part of the present one that is. */
  get progress(): number {
    return this.epoch + this.next / this.examples.count;
  }

  /** Of how much of an epoch a minibatch is. */
  get minibatchShare(): number {
    return this.trainer.plan.batch / this.examples.count;
  }

  get position(): RunPosition {
    const { next, plan, state } = this.trainer;
    const minibatch = Math.ceil(next / plan.batch);
    const minibatches = minibatch + Math.ceil((this.examples.count - next) / plan.batch);
    return { epoch: this.epoch, minibatch, minibatches, step: state.step };
  }

  /** Whether a number of the last update stopped being finite: the loss, or at an epoch's end a parameter. */
  get isLost(): boolean {
    // Parameters that overflowed may still give a finite loss.
    return (
      !Number.isFinite(this.trainer.loss) || (this.next === 0 && !this.root.parameters.every(Number.isFinite))
    );
  }

  /** @param validationLoss of the present parameters, NaN where it isn't known */
  moment(validationLoss: number): Moment {
    return momentOf(this.trainer, this.epoch, validationLoss);
  }

  /** Keeps the present moment as the one to which `findDivergence` goes back. @returns it, until the next is marked */
  mark(validationLoss: number): Moment {
    this.checkpoint = momentOf(this.trainer, this.epoch, validationLoss, this.checkpoint);
    this.checkpointNext = this.next;
    return this.checkpoint;
  }

  /** Goes to a moment of the run, where so many examples of its epoch were used. */
  goTo(moment: Moment, next: number): void {
    goOnFrom(this.trainer, moment, next);
    this.epoch = moment.epoch;
    this.mark(Number.NaN);
  }

  /** Goes on with another document of the same run, from where it stands. */
  retune(document: TrainableDocument): void {
    const { next } = this;
    const moment = this.moment(Number.NaN);
    this.document = document;
    this.trainer = this.newTrainer();
    this.goTo(moment, next);
  }

  /** Finds what stopped being finite by training again since the last mark, and stays before the minibatch that failed. */
  findDivergence(): { readonly minibatch: number; readonly quantity: string } {
    const { minibatch } = this.position;
    if (this.checkpoint) this.goTo(this.checkpoint, this.checkpointNext);
    const first = this.position.minibatch;
    const found = findDivergence(this.document, this.trainer, this.examples.count);
    return found
      ? { minibatch: first + found.minibatch, quantity: found.quantity }
      : { minibatch, quantity: "the loss" };
  }

  /**
   * Where a weight or a bias lies.
   * @throws RangeError where there is no such parameter
   */
  find(path: ParameterPath): { readonly numbers: Float64Array; readonly at: number } {
    const { layer, unit, from } = path;
    const tensors = this.root.graph.layers[layer];
    const inputs = tensors && this.root.values[tensors.weights].length / this.document.layers[layer].units;
    const numbers = this.root.values[from === undefined ? tensors?.bias : tensors?.weights];
    const at = from === undefined ? unit : unit * inputs + from;
    if (!numbers || !(at in numbers))
      throw new RangeError(`session: there is no parameter ${parameterField(path)}`);
    return { numbers, at };
  }

  /** Weights and biases in the order of the root's parameters. */
  numbersOf(layers: readonly LayerParameters[]): Float64Array {
    const numbers = new Float64Array(this.root.parameters.length);
    fillFrom(this.root, layers, numbers);
    return numbers;
  }

  private newTrainer(): Trainer {
    const { minibatch, seed } = this.document.training;
    const { count } = this.examples;
    const size = minibatch === "full" ? count : Math.min(minibatch, count);
    this.trainer?.release();
    return new Trainer(this.document, this.examples, size, orderSeed(seed), {
      parametersOf: this.root,
      on: this.on,
    });
  }
}
