import { afterEach, expect, it, vi } from "vitest";
import type { SweepDocument } from "../../../src/engine/document/parts/sweepDocument";
import type {
  StatisticsAnswer,
  StatisticsQuestion,
  TimingAnswer,
  TimingQuestion,
} from "../../../src/worker/sweep/protocol";
import { createStatistics } from "../../../src/worker/sweep/statisticsClient";

/** A worker that answers when the test lets it. */
class HeldWorker {
  static inbox: (StatisticsQuestion | TimingQuestion)[] = [];
  static newest: HeldWorker | undefined;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  constructor() {
    HeldWorker.newest = this;
  }
  postMessage(question: StatisticsQuestion | TimingQuestion): void {
    HeldWorker.inbox.push(question);
  }
  terminate(): void {}
  work(): void {
    const question = HeldWorker.inbox.shift();
    if (!question) return;
    const { kind, id } = question;
    this.onmessage?.({
      data: kind === "timing" ? { kind, id, timings: [] } : { kind, id, cells: [], matters: {} },
    });
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  HeldWorker.inbox = [];
});

function begin() {
  vi.stubGlobal("Worker", HeldWorker);
  const answers: string[] = [];
  const failures: string[] = [];
  const { ask } = createStatistics({
    answered: ({ kind, id }: StatisticsAnswer | TimingAnswer) => answers.push(`${kind} ${id}`),
    failed: (message) => failures.push(message),
  });
  const statistics = () => ask({ kind: "statistics", sweep: {} as SweepDocument, runs: [] });
  const timing = () => ask({ kind: "timing", document: {} as TimingQuestion["document"], batches: [1] });
  return { answers, failures, statistics, timing };
}

it("answers of each kind the newest question alone, and none is lost to the other kind", () => {
  const { answers, statistics, timing } = begin();
  statistics();
  timing();
  statistics();
  statistics();
  for (let k = 0; k < 4; k++) HeldWorker.newest?.work();
  expect(answers).toEqual(["timing 2", "statistics 4"]);
});

it("a worker that fails is said, and the next question has another", () => {
  const { answers, failures, statistics } = begin();
  statistics();
  const first = HeldWorker.newest;
  first?.onerror?.({ message: "it could not be loaded", preventDefault: () => undefined });
  expect(failures).toEqual(["This can't be computed: it could not be loaded."]);
  HeldWorker.inbox = [];
  statistics();
  expect(HeldWorker.newest).not.toBe(first);
  HeldWorker.newest?.work();
  expect(answers).toEqual(["statistics 2"]);
});
