import type { Pictures } from "../datasets/pictures/pictures";
import { type TrainableDocument, withoutPenalty } from "../document/document";
import { type ParameterPath, parameterField } from "../document/parameterPath";
import type { RunState, SettingChange } from "../document/parts/runState";
import type { Kernels, Precision } from "../simd/kernels";
import { prepareData } from "./data/prepareData";
import type { PreparedData } from "./data/preparedData";
import { LayerMeter } from "./layers/layerMeter";
import { NetworkMaps } from "./maps/networkMaps";
import { inKernels } from "./pictures/inKernels";
import { BurstPace } from "./run/burstPace";
import { Course, type RunPosition } from "./run/course";
import { type Explosion, explosionDue, explosionFrom } from "./run/explosion";
import type { RunMoments } from "./run/history";
import type { EpochLog } from "./run/log";
import { type Moment, momentFrom } from "./run/moment";
import { type Past, Records, type RunRecord } from "./run/records";
import { changesFrom, logWithChanges, retunedDocument, settingChangesBetween } from "./run/settingChanges";
import { snapshotOf } from "./run/snapshot";
import { type Stop, stopDue, stoppedAtLimit, stoppedByDivergence, stoppedByUser } from "./run/stop";
import { RunAnswers } from "./runAnswers";
import { Scoring } from "./trainer/scoring";

/** A run of training: where it stands, what it has been through, and what its document says. */
export class TrainingSession {
  readonly data: PreparedData;
  readonly maps: NetworkMaps;
  /** What is asked of it. */
  readonly answers: RunAnswers;
  running = false;
  stopped: Stop | undefined;
  changes: readonly SettingChange[] = [];

  private readonly course: Course;
  private readonly scoring: Scoring;
  private readonly meter: LayerMeter;
  private readonly records: Records;
  private readonly pace = new BurstPace();
  /** Whether later epochs than the present one are still recorded. */
  private behind = false;
  private left: RunRecord | undefined;
  private explosion: Explosion;

  /**
   * @param document without faults; where it holds a run in progress, the session goes on from there
   * @param past of that run, where it is known
   * @param kernels which serve this session alone; without them the plain loops do the work, in double precision
   * @param pictures as `bringPictures` gives them
   */
  constructor(document: TrainableDocument, past?: Past, kernels?: Kernels, pictures?: Pictures) {
    const precision: Precision = document.training.precision ?? "float64";
    const on = kernels && { kernels, precision };
    this.data = inKernels(prepareData(document, pictures), kernels);
    const plain = withoutPenalty(document);
    this.course = new Course(document, plain, this.data, on);
    const { root, examples } = this.course;
    this.scoring = new Scoring(plain, root, this.data, examples, on);
    this.maps = new NetworkMaps(document, root, this.data, on);
    this.meter = new LayerMeter(document, root, examples);
    this.records = new Records(this.course, this.scoring, this.meter);
    const { data, maps, course, scoring, records } = this;
    this.answers = new RunAnswers(this, { data, maps, course, scoring, records });
    const present = root.parameters.slice();
    // The first row of the log is the start.
    root.parameters.set(course.initial);
    records.note();
    this.explosion = this.explosionFromHere();
    if (document.state) this.takeUp(document.state, present, past);
  }

  /** A run in progress goes on from where it was. */
  private takeUp(state: RunState, present: Float64Array, past: Past | undefined): void {
    const { course, records } = this;
    course.root.parameters.set(present);
    this.changes = state.changes ?? [];
    this.resume(momentFrom(state, present, course.root, course.trainer), state.next);
    if (past) {
      this.behind = records.adopt(past);
      this.stopped = past.stopped;
    } else if (state.epoch > 0 && state.next === 0) records.note();
    records.adoptBest();
  }

  /** From now on `work` trains. */
  run(): void {
    if (this.running) return;
    this.stopped = undefined;
    this.running = true;
    const { epoch, document } = this.course;
    if (epoch >= document.training.epochs) this.stop(stoppedAtLimit(epoch));
  }

  pause(): void {
    if (this.running) this.stop(stoppedByUser(this.course.epoch));
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
      const due = this.pace.next((last - this.progress) / this.minibatchShare);
      for (let k = 0; k < due && this.running && this.progress < last; ) k += this.minibatches(due - k);
      const after = now();
      this.records.seconds += (after - time) / 1000;
      this.pace.took(after - time);
      time = after;
    }
  }

  /** Trains on one minibatch, or to the end of the epoch, and pauses. */
  advance(by: "minibatch" | "epoch"): void {
    this.run();
    if (!this.running) return;
    do this.minibatches(by === "epoch" ? this.course.examples.count : 1);
    while (by === "epoch" && this.running && this.course.next !== 0);
    if (this.running) this.running = false;
  }

  /** Goes on with the settings of a document of the same run. */
  retune(document: TrainableDocument): void {
    const { course } = this;
    if (!course.started) this.beginFrom(document);
    const changes = settingChangesBetween(course.document, document, this.now());
    const retuned = retunedDocument(course.document, document);
    this.maps.chooseAxes(document.training.axes);
    if (changes.length === 0) {
      course.document = retuned;
      return;
    }
    // Before the first step there is nothing that would have been trained differently.
    if (course.started) this.changes = logWithChanges(this.changes, changes);
    this.records.outdate();
    course.retune(retuned);
    this.meter.retune(retuned);
  }

  /**
   * Sets a weight or a bias by hand. Before the first step that is another start; later it is a change on the way.
   * @throws RangeError where there is no such parameter
   */
  setParameter(path: ParameterPath, value: number): void {
    const { course } = this;
    const { numbers, at } = course.find(path);
    const before = numbers[at];
    if (before === value) return;
    if (this.behind) this.forgetWhatCameLater();
    numbers[at] = value;
    if (course.started)
      this.changes = logWithChanges(this.changes, [
        { ...this.now(), field: parameterField(path), from: before, to: value },
      ]);
    else course.initial.set(course.root.parameters);
    this.noteAgain();
  }

  /** Pauses, and brings back the recorded epoch nearest to this one. */
  goTo(epoch: number): void {
    this.running = false;
    this.stopped = undefined;
    this.bringBack(this.history.nearest(epoch));
  }

  get log(): EpochLog {
    return this.records.log;
  }

  get history(): RunMoments {
    return this.records.history;
  }

  /** Rows of `measureRow`, of the start and of as many epochs as may be measured. */
  get measured(): EpochLog {
    return this.records.measured;
  }

  /** How precisely it trains, which needs kernels to be single. */
  get precision(): Precision {
    return this.course.trainer.precision;
  }

  /** Examples trained on. */
  get trained(): number {
    return this.records.trained;
  }

  /** Time spent training. */
  get seconds(): number {
    return this.records.seconds;
  }

  /** Epochs completed, with the part of the present one that is. */
  get progress(): number {
    return this.course.progress;
  }

  /** Of how much of an epoch a minibatch is. */
  get minibatchShare(): number {
    return this.course.minibatchShare;
  }

  get position(): RunPosition {
    return this.course.position;
  }

  /** Whether it has left its start. */
  get started(): boolean {
    return this.course.started;
  }

  /** The run as it was before this one branched off from it; nothing unless it did since this was asked for last. */
  takeLeft(): RunRecord | undefined {
    const { left } = this;
    this.left = undefined;
    return left;
  }

  get best(): { readonly epoch: number; readonly validationLoss: number } | undefined {
    const { best } = this.history;
    return best && { epoch: best.epoch, validationLoss: best.validationLoss };
  }

  get parameters(): Float64Array {
    return this.course.root.parameters;
  }

  /** The document of this moment, with all that its next step depends on. */
  snapshot(): TrainableDocument {
    const { document, root, trainer, initial } = this.course;
    const { changes } = this;
    return snapshotOf({ document, root, trainer, initial, best: this.history.best, changes }, this.moment());
  }

  /** What the run has been through, as `Records.past` has it. */
  past(mostRecorded?: number): ReturnType<Records["past"]> {
    return this.records.past(this.stopped, mostRecorded);
  }

  /** Trains on so many, or to the end of the epoch. @returns on how many */
  private minibatches(most: number): number {
    const { course, records } = this;
    if (this.behind) this.forgetWhatCameLater();
    records.outdate();
    const left = course.examples.count - course.next;
    const done = course.trainer.step(most);
    records.trained += Math.min(left, done * course.trainer.plan.batch);
    if (course.isLost) this.diverge();
    else if (course.next === 0) this.endEpoch();
    return done;
  }

  private endEpoch(): void {
    const { course } = this;
    const before = this.scoring.train.loss;
    course.epoch += 1;
    this.records.note();
    const losses = { before, now: this.scoring.train.loss };
    const exploded = explosionDue(this.explosion, course.document, course.epoch, losses);
    if (exploded) this.stop(exploded);
    else this.stopWhereItIsTime();
  }

  private stopWhereItIsTime(): void {
    const { best } = this.history;
    const { document, epoch } = this.course;
    const stop = stopDue(document.training, epoch, this.scoring.train.error, best?.epoch);
    if (!stop) return;
    this.stop(stop);
    if (stop.kind === "patience" && best) this.bringBack(best);
  }

  private stop(stop: Stop): void {
    this.running = false;
    this.stopped = stop;
  }

  private diverge(): void {
    const { document, epoch } = this.course;
    this.records.outdate();
    const { minibatch, quantity } = this.course.findDivergence();
    this.stop(stoppedByDivergence(document, epoch, minibatch, quantity));
  }

  /** From here on it is another run. The one that it leaves is handed over whole, unless nothing of it gets lost. */
  private forgetWhatCameLater(): void {
    const { course } = this;
    this.behind = false;
    if (this.log.last > course.epoch) this.left = { document: this.snapshot(), past: this.past() };
    this.records.cut(course.epoch);
    this.changes = changesFrom(this.changes, course.document, this.now());
  }

  private noteAgain(): void {
    this.records.noteAgain();
    if (!this.started) this.explosion = this.explosionFromHere();
  }

  /** The parameters that have just been noted are those of the start. */
  private explosionFromHere(): Explosion {
    return explosionFrom(this.scoring.train.loss, this.course.examples.targets);
  }

  /** Takes the parameters of a document that hasn't been trained on for a start, where they are others. */
  private beginFrom({ layers }: TrainableDocument): void {
    const { root, initial } = this.course;
    const start = this.course.numbersOf(layers);
    if (start.every((value, k) => value === initial[k])) return;
    if (this.behind) this.forgetWhatCameLater();
    root.parameters.set(start);
    initial.set(start);
    this.noteAgain();
  }

  private bringBack(moment: Moment): void {
    this.behind = true;
    this.resume(moment, 0);
  }

  private moment(): Moment {
    return this.course.moment(this.scoring.validationLoss);
  }

  private now(): { readonly epoch: number; readonly step: number } {
    return { epoch: this.course.epoch, step: this.course.trainer.state.step };
  }

  private resume(moment: Moment, next: number): void {
    this.records.outdate();
    this.course.goTo(moment, next);
  }
}
