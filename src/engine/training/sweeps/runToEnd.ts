import type { TrainableDocument } from "../../document/document";
import type { PlannedRun, SweepingDocument } from "../../document/sweep/plannedRuns";
import { documentOfRun } from "../../document/sweep/plannedRuns";
import { logWidth } from "../log";
import { TrainingSession } from "../session";
import type { Stop } from "../stop";
import { type EpochFigures, figuresAt, thinnedRows } from "./figures";

/** What has come out of one run of a sweep. */
export interface RunResult extends PlannedRun {
  /** The end of the run; where it stopped early, that of the parameters that are kept is `best`. */
  readonly end: EpochFigures;
  /** The epoch with the lowest validation loss, where there are validation examples. */
  readonly best?: EpochFigures;
  readonly stopped: Stop;
  /** Time spent training. */
  readonly seconds: number;
  /** Rows of the log as `logColumns` says, at most `mostRows` of them, evenly over the epochs. */
  readonly log: Float64Array<ArrayBuffer>;
  /** The run at its end: what Train and Step can open. */
  readonly document: TrainableDocument;
}

/** Rows of a run's log that are kept. */
export const mostRows = 256;

/** One run of a sweep, under way. */
export class SweepRun {
  private readonly session: TrainingSession;
  private readonly planned: PlannedRun;

  /** @param document without faults */
  constructor(document: SweepingDocument, planned: PlannedRun) {
    this.planned = planned;
    this.session = new TrainingSession(documentOfRun(document, planned));
    this.session.run();
  }

  get epoch(): number {
    return this.session.position.epoch;
  }

  /**
   * Trains until the clock says so, or the run ends.
   * @param now the time in milliseconds
   * @returns what has come out, where it has ended
   */
  work(now: () => number, until: number): RunResult | undefined {
    const { session } = this;
    session.work(now, until);
    const { stopped } = session;
    if (!stopped) return undefined;
    const log = session.log.all();
    const last = log.length - logWidth;
    const best = session.best && figuresAt(log, session.best.epoch);
    return {
      ...this.planned,
      end: figuresAt(log, log[last]),
      ...(best && { best }),
      stopped,
      seconds: session.seconds,
      log: thinnedRows(log, mostRows),
      document: session.snapshot(),
    };
  }
}
