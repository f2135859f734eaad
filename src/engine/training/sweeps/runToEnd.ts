import type { Pictures } from "../../datasets/pictures/pictures";
import type { TrainableDocument } from "../../document/document";
import type { EpochFigures, Reached, RunOutcome } from "../../document/sweep/outcome";
import type { PlannedRun, SweepingDocument } from "../../document/sweep/plannedRuns";
import { documentOfRun } from "../../document/sweep/plannedRuns";
import type { Kernels } from "../../simd/kernels";
import type { RegionMap } from "../maps/kinds";
import { logWidth } from "../run/log";
import type { Stop } from "../run/stop";
import { TrainingSession } from "../session";
import { figuresAt, thinnedRows } from "./figures";

/** What has come out of one run of a sweep. */
export interface RunResult extends PlannedRun, RunOutcome {
  readonly stopped: Stop;
  /** Time spent training. */
  readonly seconds: number;
  /** Absent where it was in double precision. */
  readonly precision?: "float32";
  /** Rows of the log as `logColumns` says, at most `mostRows` of them, evenly over the epochs. */
  readonly log: Float64Array<ArrayBuffer>;
  /** What it says over the plane, coarsely; absent where there are more inputs than two. */
  readonly region?: RegionMap;
  /** Moments on its way that Train can bring back, as `packMoments` gives them. */
  readonly recorded: Float64Array<ArrayBuffer>;
  /** Where the run stands at its end: with the run's document, what Train and Step can open. */
  readonly reached: Reached;
}

/** How a run looks while it is under way. */
export interface RunLook {
  /** Of the last epoch that is complete. */
  readonly figures: EpochFigures;
  readonly region?: RegionMap;
}

/** Rows of a run's log that are kept. */
export const mostRows = 256;

/** Numbers of the moments that are kept: 32 kB, since there may be thousands of runs. */
const mostRecorded = 4000;

/** Cells of a region across and up. */
const regionCells = 32;

/** One run of a sweep, under way. */
export class SweepRun {
  private readonly session: TrainingSession;
  private readonly planned: PlannedRun;

  /**
   * @param document without faults
   * @param kernels which serve this run alone, as in `TrainingSession`
   * @param pictures as there
   */
  constructor(document: SweepingDocument, planned: PlannedRun, kernels?: Kernels, pictures?: Pictures) {
    this.planned = planned;
    this.session = new TrainingSession(documentOfRun(document, planned), undefined, kernels, pictures);
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
    this.session.work(now, until);
    return this.result();
  }

  /** Ends the run where it is. */
  stop(): RunResult {
    this.session.pause();
    const result = this.result();
    if (!result) throw new Error("a run that was stopped has a result");
    return result;
  }

  look(): RunLook {
    const log = this.session.log.all();
    return { figures: figuresAt(log, log[log.length - logWidth]), ...this.region() };
  }

  private result(): RunResult | undefined {
    const { session, planned } = this;
    const { stopped } = session;
    if (!stopped) return undefined;
    const log = session.log.all();
    const best = session.best && figuresAt(log, session.best.epoch);
    return {
      ...planned,
      end: figuresAt(log, log[log.length - logWidth]),
      ...(best && { best }),
      stopped,
      seconds: session.seconds,
      ...(session.precision === "float32" && { precision: session.precision }),
      ...this.region(),
      log: thinnedRows(log, mostRows),
      recorded: session.past(mostRecorded).recorded,
      reached: reachedIn(session.snapshot()),
    };
  }

  private region(): { readonly region?: RegionMap } {
    const { bounds, columns } = this.session.data;
    if (columns.length > 2) return {};
    const rows = columns.length === 1 ? 1 : regionCells;
    return { region: this.session.maps.region({ columns: regionCells, rows, bounds }) };
  }
}

function reachedIn({ layers, initial, state }: TrainableDocument): Reached {
  if (!initial || !state) throw new Error("a run's snapshot has its start and its state");
  return { layers: layers.map(({ weights, bias }) => ({ weights, bias })), initial, state };
}
