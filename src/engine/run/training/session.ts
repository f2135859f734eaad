import { compile } from "../../network/compile";
import {
  type NetworkDocument,
  type RunMoment,
  type SettingChange,
  type TrainableDocument,
  versioned,
  withoutPenalty,
} from "../../network/document";
import { createPlan, loadParameters, type Plan } from "../plan";
import { type Examples, Trainer } from "../trainer";
import { examplesAt, examplesOfPart, type Part, type PreparedData, parts, prepareData } from "./data";
import { findDivergence } from "./divergence";
import { Evaluator } from "./evaluator";
import { History, type Moment } from "./history";
import { EpochLog } from "./log";
import { Maps, misclassified } from "./maps";
import { fillFrom, listsOf, withParameters } from "./parameterLists";
import { changesBetween, changesFrom } from "./settingChanges";
import {
  type Stop,
  stoppedAtLimit,
  stoppedByDivergence,
  stoppedByPatience,
  stoppedByUser,
  stoppedSolved,
} from "./stop";

/** Figures of the three parts; NaN where a part has no examples. */
export interface Metrics {
  /** The mean of the examples' losses, without the penalty, also where the loss is a sum over the batch. */
  readonly loss: Readonly<Record<Part, number>>;
  /** The proportion misclassified; for regression the root of the mean squared error over all outputs. */
  readonly error: Readonly<Record<Part, number>>;
  /** What the penalty adds to the loss that training makes smaller. */
  readonly penalty: number;
}

export interface Position {
  /** Epochs completed. */
  readonly epoch: number;
  /** Minibatches used of the present epoch, and how many an epoch has. */
  readonly minibatch: number;
  readonly minibatches: number;
  /** Updates since the optimizer's slots were 0. */
  readonly step: number;
}

/** The order of the examples must not follow the numbers that the weights were drawn from. */
const orderSeed = (seed: number) => seed ^ 0x5bd1e995;

/** A run of training: where it stands, what it has been through, and what its document says. */
export class TrainingSession {
  readonly data: PreparedData;
  readonly log = new EpochLog();
  readonly history = new History();
  readonly maps: Maps;
  running = false;
  stopped: Stop | undefined;
  changes: readonly SettingChange[] = [];
  /** Examples trained on. */
  trained = 0;
  /** Time spent training. */
  seconds = 0;

  private document: TrainableDocument;
  /** Holds the parameters that all plans share. */
  private readonly root: Plan;
  private readonly examples: Examples;
  private readonly evaluators: readonly Evaluator[];
  private readonly initial: Float64Array;
  private trainer: Trainer;
  private epoch = 0;
  /** Where the present epoch, or the present settings, began. */
  private checkpoint: Moment;
  private checkpointNext = 0;
  /** Whether later epochs than the present one are still recorded. */
  private behind = false;
  /** Minibatches between two looks at the clock. */
  private burst = 1;
  private readonly scores = parts.map(() => ({ loss: Number.NaN, error: Number.NaN }));

  /** @param document without faults; where it holds a run in progress, the session goes on from there */
  constructor(document: TrainableDocument) {
    this.document = document;
    this.data = prepareData(document);
    const plain = withoutPenalty(document);
    this.root = createPlan(compile(plain), 1, { inputGradients: false });
    loadParameters(this.root, document);
    this.initial = this.root.parameters.slice();
    if (document.initial) fillFrom(this.root, document.initial, this.initial);
    this.examples = examplesOfPart(this.data, "train");
    const regression = this.data.task.kind === "regression";
    this.evaluators = parts.map((part) => {
      const examples = part === "train" ? this.examples : examplesOfPart(this.data, part);
      return new Evaluator(plain, this.root, examples, regression);
    });
    this.maps = new Maps(document, this.root, this.data);
    this.trainer = this.newTrainer();
    this.checkpoint = this.moment();
    this.begin();
  }

  /** The first row of the log is the start; a run in progress goes on from where it was. */
  private begin(): void {
    const { state } = this.document;
    const present = this.root.parameters.slice();
    this.root.parameters.set(this.initial);
    this.note();
    if (!state) return;
    this.root.parameters.set(present);
    this.changes = state.changes ?? [];
    this.resume({ ...this.momentOf(state), numbers: this.numbersOf(state, present) }, state.next);
    if (state.epoch > 0 && state.next === 0) this.note();
    const { best } = state;
    if (!best) return;
    const numbers = new Float64Array(present.length);
    fillFrom(this.root, best.layers, numbers);
    const { validationLoss } = best;
    this.history.adoptBest({
      ...this.momentOf(best),
      validationLoss,
      numbers: this.numbersOf(best, numbers),
    });
  }

  /** From now on `work` trains. */
  run(): void {
    if (this.running) return;
    this.stopped = undefined;
    this.running = true;
    if (this.epoch >= this.document.training.epochs) this.stop(stoppedAtLimit(this.epoch));
  }

  pause(): void {
    if (this.running) this.stop(stoppedByUser(this.epoch));
  }

  /**
   * Trains until the clock says so, or something stops it.
   * @param now the time in milliseconds
   * @param epochs after so many more, it returns early
   */
  work(now: () => number, until: number, epochs = Number.POSITIVE_INFINITY): void {
    const last = this.epoch + epochs;
    let time = now();
    while (this.running && time < until && this.epoch < last) {
      for (let k = 0; k < this.burst && this.running && this.epoch < last; k++) this.minibatch();
      const after = now();
      this.seconds += (after - time) / 1000;
      // Looking at the clock takes as long as a tenth of a small minibatch.
      if (after - time < 0.1) this.burst = Math.min(4096, 2 * this.burst);
      else if (after - time > 0.5) this.burst = Math.max(1, this.burst >> 1);
      time = after;
    }
  }

  /** Trains on one minibatch, or to the end of the epoch, and pauses. */
  advance(by: "minibatch" | "epoch"): void {
    this.run();
    if (!this.running) return;
    do this.minibatch();
    while (by === "epoch" && this.running && this.trainer.next !== 0);
    if (this.running) this.running = false;
  }

  /** Goes on with the settings of a document of the same run. */
  retune(document: TrainableDocument): void {
    const moment = this.moment();
    const { epoch, step } = moment;
    const { next } = this.trainer;
    const changes = changesBetween(this.document, document, { epoch, step });
    this.document = { ...this.document, ...settingsIn(document) };
    this.maps.chooseAxes(document.training.axes);
    if (changes.length === 0) return;
    this.changes = [...this.changes, ...changes];
    this.trainer = this.newTrainer();
    this.resume(moment, next);
  }

  /** Pauses, and brings back the recorded epoch nearest to this one. */
  goTo(epoch: number): void {
    this.running = false;
    this.stopped = undefined;
    this.bringBack(this.history.nearest(epoch));
  }

  get position(): Position {
    const { next, plan, state } = this.trainer;
    const minibatch = Math.ceil(next / plan.batch);
    const minibatches = minibatch + Math.ceil((this.examples.count - next) / plan.batch);
    return { epoch: this.epoch, minibatch, minibatches, step: state.step };
  }

  get best(): { readonly epoch: number; readonly validationLoss: number } | undefined {
    const { best } = this.history;
    return best && { epoch: best.epoch, validationLoss: best.validationLoss };
  }

  get parameters(): Float64Array {
    return this.root.parameters;
  }

  /** Of the parameters of this moment. */
  metrics(): Metrics {
    this.evaluate();
    const [train, validation, test] = this.scores.map(({ loss, error }) => ({ loss, error }));
    return {
      loss: { train: train.loss, validation: validation.loss, test: test.loss },
      error: { train: train.error, validation: validation.error, test: test.error },
      penalty: penaltyOf(this.trainer.plan),
    };
  }

  /**
   * 1 for each example whose class isn't the one that the outputs say; nothing for regression.
   * @param outputs as `maps.examples` gives them
   */
  misclassified(outputs: Float64Array): Uint8Array | undefined {
    return this.data.labels && misclassified(this.document, this.data.labels, outputs);
  }

  /** The document of this moment, with all that its next step depends on. */
  snapshot(): TrainableDocument {
    const { step, random } = this.moment();
    const { best } = this.history;
    const { state } = this.trainer;
    const moment = (epoch: number, at: number, seed: number, slots: readonly Float64Array[]): RunMoment => ({
      epoch,
      step: at,
      random: seed,
      slots: Object.fromEntries(
        state.optimizer.slots.map((letter, s) => [letter, listsOf(this.root, slots[s])]),
      ),
    });
    const length = this.root.parameters.length;
    const slotsIn = ({ numbers }: Moment) =>
      state.slots.map((_, s) => numbers.subarray((s + 1) * length, (s + 2) * length));
    const usable = best && best.optimizer === state.optimizer.id;
    return versioned({
      ...withParameters(this.document, listsOf(this.root, this.root.parameters)),
      initial: listsOf(this.root, this.initial),
      state: {
        ...moment(this.epoch, step, random, state.slots),
        next: this.trainer.next,
        ...(usable && {
          best: {
            ...moment(best.epoch, best.step, best.random, slotsIn(best)),
            validationLoss: best.validationLoss,
            layers: listsOf(this.root, best.numbers.subarray(0, length)),
          },
        }),
        ...(this.changes.length > 0 && { changes: this.changes }),
      },
    });
  }

  /** The network of this moment with one example, by its place, or the next minibatch: what Step can open. */
  lesson(example: number | "nextMinibatch"): NetworkDocument {
    const {
      dataset: _dataset,
      training: _training,
      initial: _initial,
      state: _state,
      ...core
    } = this.document;
    const { batch, title } =
      example === "nextMinibatch"
        ? { batch: this.nextBatch(), title: "next minibatch" }
        : { batch: rowsOf(examplesAt(this.data, [example])), title: `example ${example + 1}` };
    return versioned({
      ...withParameters(core, listsOf(this.root, this.root.parameters)),
      title: `${core.title}: epoch ${this.epoch}, ${title}`,
      description: descriptionOf(this.data, this.trainer.state.step > 0),
      batch,
    });
  }

  private nextBatch(): NetworkDocument["batch"] {
    const { graph, values, batch } = this.trainer.nextMinibatch();
    const columns = (from: Float64Array) =>
      Array.from({ length: batch }, (_, n) => [...from.filter((_, k) => k % batch === n)]);
    return { inputs: columns(values[graph.input]), targets: columns(values[graph.target]) };
  }

  private minibatch(): void {
    if (this.behind) this.forgetWhatCameLater();
    const left = this.examples.count - this.trainer.next;
    const loss = this.trainer.step();
    this.trained += Math.min(left, this.trainer.plan.batch);
    const ended = this.trainer.next === 0;
    // Parameters that overflowed may still give a finite loss.
    if (!Number.isFinite(loss) || (ended && !this.root.parameters.every(Number.isFinite))) this.diverge();
    else if (ended) this.endEpoch();
  }

  private endEpoch(): void {
    this.epoch += 1;
    this.note();
    this.stopWhereItIsTime();
  }

  /** Writes the present epoch into log and history. */
  private note(): void {
    this.evaluate();
    const [train, validation, test] = this.scores;
    this.log.append([
      this.epoch,
      train.loss,
      validation.loss,
      test.loss,
      train.error,
      validation.error,
      test.error,
      this.seconds,
    ]);
    this.checkpoint = this.moment(this.checkpoint);
    this.checkpointNext = this.trainer.next;
    if (this.checkpointNext === 0) this.history.record(this.checkpoint);
  }

  private stopWhereItIsTime(): void {
    const { epochs, patience, stopAtError } = this.document.training;
    const { epoch } = this;
    const { best } = this.history;
    const { error } = this.scores[0];
    if (stopAtError !== undefined && error <= stopAtError)
      this.stop(stoppedSolved(epoch, error, stopAtError));
    else if (patience !== undefined && best && epoch - best.epoch >= patience) {
      this.stop(stoppedByPatience(epoch, best.epoch));
      this.bringBack(best);
    } else if (epoch >= epochs) this.stop(stoppedAtLimit(epoch));
  }

  private stop(stop: Stop): void {
    this.running = false;
    this.stopped = stop;
  }

  /** Finds what went wrong by doing the minibatches since the checkpoint again, and stays before the one that failed. */
  private diverge(): void {
    const { count } = this.examples;
    const { minibatch } = this.position;
    this.resume(this.checkpoint, this.checkpointNext);
    const first = this.position.minibatch;
    const found = findDivergence(this.document, this.trainer, count);
    const quantity = found?.quantity ?? `the loss`;
    this.stop(
      stoppedByDivergence(this.document, this.epoch, found ? first + found.minibatch : minibatch, quantity),
    );
  }

  private forgetWhatCameLater(): void {
    this.behind = false;
    this.log.cut(this.epoch);
    this.history.cut(this.epoch);
    const { epoch, step } = this.moment();
    this.changes = changesFrom(this.changes, this.document, { epoch, step });
  }

  private bringBack(moment: Moment): void {
    this.behind = true;
    this.resume(moment, 0);
  }

  private evaluate(): void {
    for (let part = 0; part < parts.length; part++) this.evaluators[part].score(this.scores[part]);
  }

  private newTrainer(): Trainer {
    const { minibatch, seed } = this.document.training;
    const { count } = this.examples;
    const size = minibatch === "full" ? count : Math.min(minibatch, count);
    return new Trainer(this.document, this.examples, size, orderSeed(seed), this.root);
  }

  /** Parameters, optimizer and random generator as they are now, in `into`'s buffer where one is given. */
  private moment(into?: Moment): Moment {
    const { state, randomState } = this.trainer;
    const { length } = this.root.parameters;
    const size = length * (1 + state.slots.length);
    const numbers = into?.numbers.length === size ? into.numbers : new Float64Array(size);
    numbers.set(this.root.parameters);
    for (let s = 0; s < state.slots.length; s++) numbers.set(state.slots[s], (s + 1) * length);
    return {
      epoch: this.epoch,
      step: state.step,
      random: randomState,
      validationLoss: this.scores[1].loss,
      optimizer: state.optimizer.id,
      numbers,
    };
  }

  /** Goes on from a moment. Slots of another optimizer mean nothing to this one: they start at 0 again. */
  private resume(moment: Moment, next: number): void {
    const { state } = this.trainer;
    const { length } = this.root.parameters;
    this.root.parameters.set(moment.numbers.subarray(0, length));
    const same = moment.optimizer === state.optimizer.id;
    state.step = same ? moment.step : 0;
    state.slots.forEach((slot, s) => {
      if (same) slot.set(moment.numbers.subarray((s + 1) * length, (s + 2) * length));
      else slot.fill(0);
    });
    this.trainer.resume(moment.random, next);
    this.epoch = moment.epoch;
    this.checkpoint = this.moment();
    this.checkpointNext = next;
  }

  private momentOf({ epoch, step, random }: RunMoment): Omit<Moment, "numbers"> {
    const optimizer = this.trainer.state.optimizer.id;
    return { epoch, step, random, validationLoss: Number.NaN, optimizer };
  }

  /** Parameters and slots in one buffer. */
  private numbersOf({ slots }: RunMoment, parameters: Float64Array): Float64Array {
    const { optimizer } = this.trainer.state;
    const { length } = parameters;
    const numbers = new Float64Array(length * (1 + optimizer.slots.length));
    numbers.set(parameters);
    optimizer.slots.forEach((letter, s) => {
      fillFrom(this.root, slots[letter], numbers.subarray((s + 1) * length, (s + 2) * length));
    });
    return numbers;
  }
}

/** What a run may change of its document. */
function settingsIn({ optimizer, layers, training, title }: TrainableDocument) {
  return { optimizer, training, title, layers };
}

/** What the penalty of a plan's graph is at its present parameters. */
function penaltyOf({ forward, graph, values }: Plan): number {
  const { penalty } = graph;
  const stage = forward.find(({ node }) => node.output === penalty);
  if (!stage || penalty === undefined) return 0;
  stage.node.op.forward(stage.inputs, stage.output, stage.shapes, stage.scratch);
  return values[penalty][0];
}

function rowsOf({ count, inputs, targets }: Examples): NetworkDocument["batch"] {
  const rows = (from: ArrayLike<number>) => {
    const width = from.length / count;
    return Array.from({ length: count }, (_, n) =>
      Array.from({ length: width }, (_, k) => from[n * width + k]),
    );
  };
  return { inputs: rows(inputs), targets: rows(targets) };
}

function descriptionOf({ standardization }: PreparedData, begun: boolean): string {
  const inputs = standardization
    ? "The inputs are standardized: as the network sees them."
    : "The inputs are as they are in the data.";
  return begun ? `${inputs} The optimizer's slots start at 0 here.` : inputs;
}
