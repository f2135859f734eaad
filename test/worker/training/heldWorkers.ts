import { TrainingDesk } from "../../../src/worker/training/desk";
import type { TrainingCommand, TrainingReport } from "../../../src/worker/training/protocol";

/** A training worker that works when the test lets it. */
export class HeldWorker {
  static readonly all: HeldWorker[] = [];
  readonly desk = new TrainingDesk(() => 0);
  readonly inbox: TrainingCommand[] = [];
  onmessage: ((event: { data: TrainingReport }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  terminated = false;
  readonly lock = `training ${HeldWorker.all.length}`;

  constructor() {
    HeldWorker.all.push(this);
    queueMicrotask(() => this.live());
  }
  /** Says that it lives, as it does when it has been loaded. */
  live(): void {
    const sign = { kind: "alive", lock: this.lock };
    this.onmessage?.({ data: sign as unknown as TrainingReport });
  }
  postMessage(command: TrainingCommand): void {
    this.inbox.push(structuredClone(command));
  }
  terminate(): void {
    this.terminated = true;
  }
  /** Answers everything that waits; then, where it is to train, trains until something stops it. */
  work(): void {
    for (let command = this.inbox.shift(); command; command = this.inbox.shift()) {
      const report = this.desk.answer(command);
      if (report) this.onmessage?.({ data: report });
    }
    this.desk.work(1);
  }
  die(message = "out of memory"): void {
    this.onerror?.({ message, preventDefault: () => undefined });
  }
}

export const latest = () => HeldWorker.all[HeldWorker.all.length - 1];
