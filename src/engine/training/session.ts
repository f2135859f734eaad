import {
  type NetworkDocument,
  type SettingChange,
  type TrainableDocument,
  withoutPenalty,
} from "../document/document";
import { compile } from "../network/compile";
import { fillFrom, listsOf } from "../pass/parameterLists";
import { createPlan, loadParameters, type Plan } from "../pass/plan";
import type { Kernels, OnKernels } from "../simd/kernels";
import { misclassified, saidClasses } from "./classes/said";
import { examplesOfPart, type PreparedData, prepareData } from "./data";
import { findDivergence } from "./divergence";
import { History } from "./history";
import { type Measures, measureColumns, measureRow } from "./layers/measures";
import { LayerMeter } from "./layers/meter";
import { lessonOf } from "./lesson";
import { EpochLog, logWidth } from "./log";
import { Maps } from "./maps";
import { goOnFrom, type Moment, momentFrom, momentOf } from "./moment";
import { packMoments, unpackMoments } from "./recorded";
import { type Metrics, Scoring } from "./scoring";
import {
  changesBetween,
  changesFrom,
  type ParameterPath,
  parameterField,
  withChanges,
} from "./settingChanges";
import { snapshotOf } from "./snapshot";
import {
  type Stop,
  stopDue,
  stoppedAtLimit,
  stoppedByDivergence,
  stoppedByExplosion,
  stoppedByUser,
} from "./stop";
import { type Examples, orderSeed, Trainer } from "./trainer";
import { findReasons } from "./why";
import { gather } from "./why/gather";
import type { Finding } from "./why/rule";

/** What a run has been through, beside what its document says. */
export interface Past {
  /** The log so far, row by row as `logColumns` says. */
  readonly log: Float64Array;
  /** The moments that can be brought back, as `packMoments` gives them. */
  readonly recorded?: Float64Array;
  /** The measures of the layers so far, row by row as `measureRow` says. */
  readonly measured?: Float64Array;
  readonly stopped?: Stop;
}

/** A run at one moment, with all that is needed to go on from it. */
export interface Run {
  /** With the run's state. */
  readonly document: TrainableDocument;
  readonly past: Past;
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

/**
 * A loss so many times that of the start, and that of answering 0 everywhere, doesn't come back. Losses that training has
 * to climb over are far below.
 */
const explodes = 1000;

/** Measuring the layers may take a 32nd of the work of training, and this many examples beyond it. */
const measuredShare = 32;
const measuredAnyway = 20_000;
/** How many measured epochs are kept. */
const mostMeasured = 1000;

/** A run of training: where it stands, what it has been through, and what its document says. */
export class TrainingSession {
  readonly data: PreparedData;
  readonly log = new EpochLog();
  readonly history = new History();
  /** Rows of `measureRow`, of the start and of as many epochs as may be measured. */
  readonly measured: EpochLog;
  readonly maps: Maps;
  running = false;
  stopped: Stop | undefined;
  changes: readonly SettingChange[] = [];
  /** Examples trained on. */
  trained = 0;
  /** Time spent training. */
  seconds = 0;

  private document: TrainableDocument;
  private readonly on: OnKernels | undefined;
  /** Holds the parameters that all plans share. */
  private readonly root: Plan;
  private readonly examples: Examples;
  private readonly scoring: Scoring;
  private readonly meter: LayerMeter;
  private measuredLast: Measures | undefined;
  private isMeasured = false;
  private measuredExamples = 0;
  private readonly initial: Float64Array;
  private trainer: Trainer;
  private epoch = 0;
  /** Where the present epoch, or the present settings, began. */
  private checkpoint: Moment;
  private checkpointNext = 0;
  /** Whether later epochs than the present one are still recorded. */
  private behind = false;
  private left: Run | undefined;
  /** Minibatches between two looks at the clock. */
  private burst = 1;
  /** The training loss of the start. */
  private startLoss = Number.NaN;
  /** A training loss beyond this, though a number still, is no training any more. */
  private explosion = Number.POSITIVE_INFINITY;

  /**
   * @param document without faults; where it holds a run in progress, the session goes on from there
   * @param past of that run, where it is known
   * @param kernels which serve this session alone; without them the plain loops do the work
   */
  constructor(document: TrainableDocument, past?: Past, kernels?: Kernels) {
    this.document = document;
    this.on = kernels && { kernels, precision: "float64" };
    this.data = prepareData(document);
    const plain = withoutPenalty(document);
    this.root = createPlan(compile(plain), 1, { inputGradients: false });
    loadParameters(this.root, document);
    this.initial = this.root.parameters.slice();
    if (document.initial) fillFrom(this.root, document.initial, this.initial);
    this.examples = examplesOfPart(this.data, "train");
    this.scoring = new Scoring(plain, this.root, this.data, this.examples, this.on);
    this.maps = new Maps(document, this.root, this.data, this.on);
    this.meter = new LayerMeter(document, this.root, this.examples);
    this.measured = new EpochLog(mostMeasured, 1 + measureColumns.length * document.layers.length);
    this.trainer = this.newTrainer();
    this.checkpoint = this.moment();
    this.begin(past);
  }

  /** The first row of the log is the start; a run in progress goes on from where it was. */
  private begin(past: Past | undefined): void {
    const { state } = this.document;
    const present = this.root.parameters.slice();
    this.root.parameters.set(this.initial);
    this.note();
    this.startLoss = this.scoring.train.loss;
    this.explosion = explodes * Math.max(1, this.startLoss, meanSquare(this.examples.targets));
    if (!state) return;
    this.root.parameters.set(present);
    this.changes = state.changes ?? [];
    this.resume(momentFrom(state, present, this.root, this.trainer), state.next);
    if (past) this.adopt(past);
    else if (state.epoch > 0 && state.next === 0) this.note();
    const { best } = state;
    if (!best) return;
    const parameters = new Float64Array(present.length);
    fillFrom(this.root, best.layers, parameters);
    const moment = momentFrom(best, parameters, this.root, this.trainer);
    this.history.adoptBest({ ...moment, validationLoss: best.validationLoss });
  }

  /** Takes over what the run has been through; what came after the present moment is forgotten once it goes on. */
  private adopt({ log, recorded, measured, stopped }: Past): void {
    if (recorded)
      for (const moment of unpackMoments(this.document, recorded))
        if (moment.epoch > 0) this.history.record(moment);
    for (let at = logWidth; at < log.length; at += logWidth) this.log.append(log.subarray(at, at + logWidth));
    const width = this.measured.width;
    for (let at = width; measured && at + width <= measured.length; at += width)
      this.measured.append(measured.subarray(at, at + width));
    const last = log.length - logWidth;
    this.seconds = log[last + logWidth - 1] ?? 0;
    this.behind = log[last] > this.epoch;
    this.stopped = stopped;
    if (this.trainer.next !== 0 || this.epoch === 0) return;
    this.scoring.evaluate();
    this.checkpoint = this.moment(this.checkpoint);
    if (!recorded) this.history.record(this.checkpoint);
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
   * @param epochs after so many more, or as many parts of one, it returns early
   */
  work(now: () => number, until: number, epochs = Number.POSITIVE_INFINITY): void {
    const last = this.progress + epochs - 1e-9;
    let time = now();
    while (this.running && time < until && this.progress < last) {
      const due = Math.min(this.burst, Math.ceil((last - this.progress) / this.minibatchShare));
      for (let k = 0; k < due && this.running && this.progress < last; ) k += this.minibatches(due - k);
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
    do this.minibatches(by === "epoch" ? this.examples.count : 1);
    while (by === "epoch" && this.running && this.trainer.next !== 0);
    if (this.running) this.running = false;
  }

  /** Goes on with the settings of a document of the same run. */
  retune(document: TrainableDocument): void {
    if (!this.started) this.beginFrom(document);
    const moment = this.moment();
    const { epoch, step } = moment;
    const { next } = this.trainer;
    const changes = changesBetween(this.document, document, { epoch, step });
    const { schedule: _schedule, sweep: _sweep, ...rest } = this.document;
    this.document = { ...rest, ...settingsIn(document) };
    this.maps.chooseAxes(document.training.axes);
    if (changes.length === 0) return;
    // Before the first step there is nothing that would have been trained differently.
    if (this.started) this.changes = withChanges(this.changes, changes);
    this.trainer = this.newTrainer();
    this.meter.retune(this.document);
    this.resume(moment, next);
  }

  /**
   * Sets a weight or a bias by hand. Before the first step that is another start; later it is a change on the way.
   * @throws RangeError where there is no such parameter
   */
  setParameter(path: ParameterPath, value: number): void {
    const { layers } = this.root.graph;
    const { layer, unit, from } = path;
    const tensors = layers[layer];
    const inputs = tensors && this.root.values[tensors.weights].length / this.document.layers[layer].units;
    const numbers = this.root.values[from === undefined ? tensors?.bias : tensors?.weights];
    const at = from === undefined ? unit : unit * inputs + from;
    if (!numbers || !(at in numbers))
      throw new RangeError(`session: there is no parameter ${parameterField(path)}`);
    const before = numbers[at];
    if (before === value) return;
    if (this.behind) this.forgetWhatCameLater();
    numbers[at] = value;
    const { epoch, step } = this.moment();
    if (this.started)
      this.changes = withChanges(this.changes, [
        { epoch, step, field: parameterField(path), from: before, to: value },
      ]);
    else this.initial.set(this.root.parameters);
    this.noteAgain();
  }

  /** Pauses, and brings back the recorded epoch nearest to this one. */
  goTo(epoch: number): void {
    this.running = false;
    this.stopped = undefined;
    this.bringBack(this.history.nearest(epoch));
  }

  /** Epochs completed, with the part of the present one that is. */
  get progress(): number {
    return this.epoch + this.trainer.next / this.examples.count;
  }

  /** Of how much of an epoch a minibatch is. */
  get minibatchShare(): number {
    return this.trainer.plan.batch / this.examples.count;
  }

  get position(): Position {
    const { next, plan, state } = this.trainer;
    const minibatch = Math.ceil(next / plan.batch);
    const minibatches = minibatch + Math.ceil((this.examples.count - next) / plan.batch);
    return { epoch: this.epoch, minibatch, minibatches, step: state.step };
  }

  /** Whether it has left its start. */
  get started(): boolean {
    return this.epoch > 0 || this.trainer.next > 0;
  }

  /** The run as it was before this one branched off from it; nothing unless it did since this was asked for last. */
  takeLeft(): Run | undefined {
    const { left } = this;
    this.left = undefined;
    return left;
  }

  get best(): { readonly epoch: number; readonly validationLoss: number } | undefined {
    const { best } = this.history;
    return best && { epoch: best.epoch, validationLoss: best.validationLoss };
  }

  get parameters(): Float64Array {
    return this.root.parameters;
  }

  /** Of the parameters of this moment; while training runs, of the end of the last epoch. */
  metrics(): Metrics {
    if (!this.running && this.scoring.isOutdated) this.scoring.evaluate();
    return this.scoring.metrics(this.trainer.plan);
  }

  /** The layers at this moment; while training runs, at the last epoch that was measured. */
  measures(): Measures {
    const last = this.measuredLast;
    return last && (this.isMeasured || this.running) ? last : this.measure();
  }

  /**
   * The class that the outputs say, of each example; nothing for regression.
   * @param outputs as `maps.examples` gives them
   */
  said(outputs: Float64Array): Int32Array | undefined {
    return this.data.labels && saidClasses(this.document, outputs, this.data.count);
  }

  /** 1 for each example that is misclassified; nothing for regression. */
  wrong(): Uint8Array | undefined {
    const { labels } = this.data;
    const said = this.said(this.maps.examples());
    return said && labels && misclassified(said, labels);
  }

  /** Why training does what it does, as far as the rules know it. Some things are tried out for it, on copies. */
  why(): Finding[] {
    const { document, data, log, epoch, root, stopped, trainer } = this;
    const facts = {
      ...{ document, data, epoch, stopped, log: log.all() },
      metrics: this.metrics(),
      measures: this.measures(),
      measured: this.measured.all(),
      parameters: listsOf(root, root.parameters),
      wrong: this.wrong(),
    };
    return findReasons(gather(facts, { moment: this.moment(), next: trainer.next }));
  }

  /** The document of this moment, with all that its next step depends on. */
  snapshot(): TrainableDocument {
    const { document, root, trainer, initial, history, changes } = this;
    return snapshotOf({ document, root, trainer, initial, best: history.best, changes }, this.moment());
  }

  /**
   * What the run has been through: with the snapshot, all that is needed to show it as it is elsewhere.
   * @param mostRecorded how many numbers the moments may have that can be brought back
   */
  past(
    mostRecorded?: number,
  ): Past & Readonly<Record<"log" | "recorded" | "measured", Float64Array<ArrayBuffer>>> {
    const { document, history, stopped, epoch } = this;
    const must = history.best ? [epoch, history.best.epoch] : [epoch];
    return {
      log: this.log.all(),
      recorded: packMoments(document, history.all(), must, mostRecorded),
      measured: this.measured.all(),
      ...(stopped && { stopped }),
    };
  }

  /** The network of this moment with one example, by its place, or the next minibatch: what Step can open. */
  lesson(example: number | "nextMinibatch"): NetworkDocument {
    const { document, root, trainer, data, epoch } = this;
    return lessonOf({ document, root, trainer, data, epoch }, example);
  }

  /** Trains on so many, or to the end of the epoch. @returns on how many */
  private minibatches(most: number): number {
    if (this.behind) this.forgetWhatCameLater();
    this.outdate();
    const left = this.examples.count - this.trainer.next;
    const done = this.trainer.step(most);
    this.trained += Math.min(left, done * this.trainer.plan.batch);
    const ended = this.trainer.next === 0;
    // Parameters that overflowed may still give a finite loss.
    if (!Number.isFinite(this.trainer.loss) || (ended && !this.root.parameters.every(Number.isFinite)))
      this.diverge();
    else if (ended) this.endEpoch();
    return done;
  }

  private endEpoch(): void {
    const before = this.scoring.train.loss;
    this.epoch += 1;
    this.note();
    const { loss } = this.scoring.train;
    // Where it is on its way down again, a smaller learning rate may have been chosen.
    if (loss > this.explosion && loss > before)
      this.stop(stoppedByExplosion(this.document, this.epoch, loss, this.startLoss));
    else this.stopWhereItIsTime();
  }

  /** Writes the present epoch into log and history. */
  private note(): void {
    this.scoring.evaluate();
    this.log.append([this.epoch, ...this.scoring.row(), this.seconds]);
    this.checkpoint = this.moment(this.checkpoint);
    this.checkpointNext = this.trainer.next;
    if (this.checkpointNext !== 0) return;
    this.history.record(this.checkpoint);
    this.measureWhereItIsDue();
  }

  private measureWhereItIsDue(): void {
    if (this.measuredExamples > this.trained / measuredShare + measuredAnyway) return;
    const measures = this.measure();
    this.measuredExamples += measures.examples;
    this.measured.append(measureRow(measures));
  }

  private measure(): Measures {
    this.measuredLast = this.meter.measure(this.trainer, this.epoch);
    this.isMeasured = true;
    return this.measuredLast;
  }

  /** The parameters are others now than those of which there are figures. */
  private outdate(): void {
    this.scoring.outdate();
    this.isMeasured = false;
  }

  private stopWhereItIsTime(): void {
    const { best } = this.history;
    const stop = stopDue(this.document.training, this.epoch, this.scoring.train.error, best?.epoch);
    if (!stop) return;
    this.stop(stop);
    if (stop.kind === "patience" && best) this.bringBack(best);
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

  /** From here on it is another run. The one that it leaves is handed over whole, unless nothing of it gets lost. */
  private forgetWhatCameLater(): void {
    this.behind = false;
    if (this.log.last > this.epoch) this.left = { document: this.snapshot(), past: this.past() };
    this.log.cut(this.epoch);
    this.measured.cut(this.epoch);
    this.history.cut(this.epoch);
    const { epoch, step } = this.moment();
    this.changes = changesFrom(this.changes, this.document, { epoch, step });
  }

  /** The figures of the present epoch are others than those that were noted, where it has just ended. */
  private noteAgain(): void {
    this.outdate();
    if (this.trainer.next === 0) {
      this.log.cut(this.epoch - 1);
      this.measured.cut(this.epoch - 1);
      this.history.cut(this.epoch - 1);
      this.note();
    } else {
      this.checkpoint = this.moment();
      this.checkpointNext = this.trainer.next;
    }
    if (!this.started) this.startLoss = this.scoring.train.loss;
  }

  /** Takes the parameters of a document that hasn't been trained on for a start, where they are others. */
  private beginFrom({ layers }: TrainableDocument): void {
    const start = layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias]);
    if (start.every((value, k) => value === this.initial[k])) return;
    if (this.behind) this.forgetWhatCameLater();
    this.root.parameters.set(start);
    this.initial.set(start);
    this.noteAgain();
  }

  private bringBack(moment: Moment): void {
    this.behind = true;
    this.resume(moment, 0);
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

  private moment(into?: Moment): Moment {
    return momentOf(this.trainer, this.epoch, this.scoring.validationLoss, into);
  }

  private resume(moment: Moment, next: number): void {
    this.outdate();
    goOnFrom(this.trainer, moment, next);
    this.epoch = moment.epoch;
    this.checkpoint = this.moment();
    this.checkpointNext = next;
  }
}

const meanSquare = (numbers: Float64Array) =>
  numbers.reduce((sum, number) => sum + number * number, 0) / numbers.length;

/** What a run may change of its document. */
function settingsIn({ optimizer, schedule, layers, training, title, sweep }: TrainableDocument) {
  return { optimizer, ...(schedule && { schedule }), training, title, layers, ...(sweep && { sweep }) };
}
