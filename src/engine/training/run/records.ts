import type { TrainableDocument } from "../../document/document";
import type { LayerMeter } from "../layers/layerMeter";
import { measureColumns, measureRow, type RunMeasures } from "../layers/measures";
import type { Scoring } from "../trainer/scoring";
import type { Course } from "./course";
import { RunMoments } from "./history";
import { EpochLog, logWidth } from "./log";
import { momentFrom } from "./moment";
import { packMoments, unpackMoments } from "./recorded";
import type { Stop } from "./stop";

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
export interface RunRecord {
  /** With the run's state. */
  readonly document: TrainableDocument;
  readonly past: Past;
}

/** Measuring the layers may take a 32nd of the work of training, and this many examples beyond it. */
const measuredShare = 32;
const measuredAnyway = 20_000;
/** How many measured epochs are kept. */
const mostMeasured = 1000;

/** What is written down of a run: figures of each epoch, measures of the layers, moments that can be brought back. */
export class Records {
  readonly log = new EpochLog();
  readonly history = new RunMoments();
  /** Rows of `measureRow`, of the start and of as many epochs as may be measured. */
  readonly measured: EpochLog;
  /** Examples trained on. */
  trained = 0;
  /** Time spent training. */
  seconds = 0;

  private readonly course: Course;
  private readonly scoring: Scoring;
  private readonly meter: LayerMeter;
  private measuredLast: RunMeasures | undefined;
  private isMeasured = false;
  private measuredExamples = 0;

  /**
   * @param course the run
   * @param scoring of its parameters
   * @param meter of its layers
   */
  constructor(course: Course, scoring: Scoring, meter: LayerMeter) {
    this.course = course;
    this.scoring = scoring;
    this.meter = meter;
    this.measured = new EpochLog(mostMeasured, 1 + measureColumns.length * course.document.layers.length);
  }

  /** Writes the present epoch down. */
  note(): void {
    const { course, scoring } = this;
    scoring.evaluate();
    this.log.append([course.epoch, ...scoring.row(), this.seconds]);
    const moment = course.mark(scoring.validationLoss);
    if (course.next !== 0) return;
    this.history.record(moment);
    this.measureWhereItIsDue();
  }

  /** The figures of the present epoch are others than those that were noted, where it has just ended. */
  noteAgain(): void {
    this.outdate();
    const { course } = this;
    if (course.next === 0) {
      this.cut(course.epoch - 1);
      this.note();
    } else course.mark(this.scoring.validationLoss);
  }

  /** Drops all of later epochs than this one. */
  cut(epoch: number): void {
    this.log.cut(epoch);
    this.measured.cut(epoch);
    this.history.cut(epoch);
  }

  /** The parameters are others now than those of which there are figures. */
  outdate(): void {
    this.scoring.outdate();
    this.isMeasured = false;
  }

  /** The layers at this moment, or, where `recent` will do, at the last epoch that was measured. */
  measures(recent: boolean): RunMeasures {
    const last = this.measuredLast;
    return last && (this.isMeasured || recent) ? last : this.measure();
  }

  /** Takes over what a run has been through. @returns whether it went on after the present epoch */
  adopt({ log, recorded, measured }: Past): boolean {
    const { course } = this;
    if (recorded)
      for (const moment of unpackMoments(course.document, recorded))
        if (moment.epoch > 0) this.history.record(moment);
    for (let at = logWidth; at < log.length; at += logWidth) this.log.append(log.subarray(at, at + logWidth));
    const { width } = this.measured;
    for (let at = width; measured && at + width <= measured.length; at += width)
      this.measured.append(measured.subarray(at, at + width));
    const last = log.length - logWidth;
    this.seconds = log[last + logWidth - 1] ?? 0;
    if (course.next === 0 && course.epoch > 0) {
      this.scoring.evaluate();
      const moment = course.mark(this.scoring.validationLoss);
      if (!recorded) this.history.record(moment);
    }
    return log[last] > course.epoch;
  }

  /** Takes over the best moment of the course's document, where it has one. */
  adoptBest(): void {
    const { course } = this;
    const best = course.document.state?.best;
    if (!best) return;
    const moment = momentFrom(best, course.numbersOf(best.layers), course.root, course.trainer);
    this.history.adoptBest({ ...moment, validationLoss: best.validationLoss });
  }

  /**
   * What the run has been through: with its document, all that is needed to show it as it is elsewhere.
   * @param mostRecorded how many numbers the moments may have that can be brought back
   */
  past(
    stopped: Stop | undefined,
    mostRecorded?: number,
  ): Past & Readonly<Record<"log" | "recorded" | "measured", Float64Array<ArrayBuffer>>> {
    const { course, history } = this;
    const must = history.best ? [course.epoch, history.best.epoch] : [course.epoch];
    return {
      log: this.log.all(),
      recorded: packMoments(course.document, history.all(), must, mostRecorded),
      measured: this.measured.all(),
      ...(stopped && { stopped }),
    };
  }

  private measureWhereItIsDue(): void {
    if (this.measuredExamples > this.trained / measuredShare + measuredAnyway) return;
    const measures = this.measure();
    this.measuredExamples += measures.examples;
    this.measured.append(measureRow(measures));
  }

  private measure(): RunMeasures {
    const measures = this.meter.measure(this.course.trainer, this.course.epoch);
    this.measuredLast = measures;
    this.isMeasured = true;
    return measures;
  }
}
