import type { Pictures } from "../../engine/datasets/pictures/pictures";
import type { PlannedRun, SweepingDocument } from "../../engine/document/sweep/plannedRuns";
import { errorMessage } from "../../engine/errorMessage";
import type { Kernels } from "../../engine/simd/kernels";
import { SweepRun } from "../../engine/training/sweeps/runToEnd";
import type { SweepCommand, SweepReport } from "./protocol";

/** Milliseconds between two looks at the run: its region costs up to a tenth of a slice. */
const lookEvery = 200;
/** Milliseconds that tell how long an epoch takes: enough for what is compiled while it runs to be that. */
const timing = 150;

/** Takes commands for the runs of one document and trains them between, one at a time; `runs.ts` gives it time. */
export class SweepDesk {
  private document: SweepingDocument | undefined;
  private pictures: Pictures | undefined;
  /** Why there is no document. */
  private missing = "no document was opened before";
  private underWay: { readonly id: number; readonly run: SweepRun } | undefined;
  private lookedAt = 0;
  private paused = false;
  private readonly now: () => number;
  private readonly loadKernels: () => Kernels | undefined;

  /**
   * @param now the time in milliseconds
   * @param loadKernels gives each run its own; where there are none the plain loops train
   */
  constructor(now: () => number, loadKernels: () => Kernels | undefined = () => undefined) {
    this.now = now;
    this.loadKernels = loadKernels;
  }

  /** Whether there is training to do. */
  get busy(): boolean {
    return this.underWay !== undefined && !this.paused;
  }

  /** The document that was to be opened can't be: its runs fail with what is said here. */
  lack(error: unknown): void {
    this.document = undefined;
    this.missing = errorMessage(error);
  }

  /** @returns what is to be reported at once; what fails is said of its run, and takes the others no time */
  answer(command: SweepCommand, pictures?: Pictures): SweepReport | undefined {
    switch (command.kind) {
      case "open":
        this.document = command.document;
        this.pictures = pictures;
        this.underWay = undefined;
        return undefined;
      case "run": {
        const { id, planned } = command;
        return this.guarded(id, () => {
          this.underWay = { id, run: this.begin(planned) };
          return undefined;
        });
      }
      case "time": {
        const { id, planned } = command;
        return this.guarded(id, () => ({ kind: "timed", id, seconds: this.secondsOfEpoch(planned) }));
      }
      case "stop": {
        this.paused = false;
        const { underWay } = this;
        return underWay && this.guarded(underWay.id, () => this.end(underWay.id, underWay.run.stop()));
      }
      case "pause":
        this.paused = true;
        return undefined;
      case "resume":
        this.paused = false;
        return undefined;
    }
  }

  /**
   * Trains for a while.
   * @param milliseconds at most
   * @returns the result of the run, or how far it is
   */
  work(milliseconds: number): SweepReport | undefined {
    const { underWay, now } = this;
    if (!underWay || this.paused) return undefined;
    const { id, run } = underWay;
    return this.guarded(id, () => {
      const result = run.work(now, now() + milliseconds);
      if (result) return this.end(id, result);
      const isDue = now() - this.lookedAt > lookEvery;
      if (isDue) this.lookedAt = now();
      return { kind: "progress", id, epoch: run.epoch, ...(isDue && { look: run.look() }) };
    });
  }

  private begin(planned: PlannedRun): SweepRun {
    if (!this.document) throw new Error(this.missing);
    return new SweepRun(this.document, planned, this.loadKernels(), this.pictures);
  }

  private secondsOfEpoch(planned: PlannedRun): number {
    const { now } = this;
    const run = this.begin(planned);
    const begun = now();
    const result = run.work(now, begun + timing);
    // An epoch that isn't done counts too, as one.
    return (now() - begun) / 1000 / Math.max(1, result?.end.epoch ?? run.epoch);
  }

  private end(id: number, result: Extract<SweepReport, { kind: "done" }>["result"]): SweepReport {
    this.underWay = undefined;
    return { kind: "done", id, result };
  }

  private guarded(id: number, task: () => SweepReport | undefined): SweepReport | undefined {
    try {
      return task();
    } catch (error) {
      this.underWay = undefined;
      return { kind: "fault", id, message: errorMessage(error) };
    }
  }
}
