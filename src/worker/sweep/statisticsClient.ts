import { createWatchdog } from "../life/watchdog";
import type { StatisticsAnswer, StatisticsQuestion, TimingAnswer, TimingQuestion } from "./protocol";

/** A typed handle on the worker that does a sweep's statistics; it starts with the first question. */
export interface Statistics {
  /** One question is answered at a time, and of each kind only the newest counts. */
  ask(question: Omit<StatisticsQuestion, "id"> | Omit<TimingQuestion, "id">): void;
}

export interface StatisticsListener {
  /** Never to a question that a newer one of its kind has overtaken. */
  answered(answer: StatisticsAnswer | TimingAnswer): void;
  /** A sentence: the newest question won't be answered. */
  failed(message: string): void;
}

type Question = StatisticsQuestion | TimingQuestion;

export function createStatistics(listener: StatisticsListener): Statistics {
  let number = 0;
  let underWay: Question | undefined;
  const newest = new Map<Question["kind"], number>();
  const waiting = new Map<Question["kind"], Question>();
  let line: ReturnType<typeof start> | undefined;

  function start() {
    const worker = new Worker(new URL("./statistics.ts", import.meta.url), { type: "module" });
    const watchdog = createWatchdog(() => underWay !== undefined, died);
    worker.onmessage = ({ data }: MessageEvent<StatisticsAnswer | TimingAnswer>) => {
      if (watchdog.hear(data)) return;
      underWay = undefined;
      if (newest.get(data.kind) === data.id) listener.answered(data);
      const [next] = waiting.values();
      if (!next) return;
      waiting.delete(next.kind);
      send(next);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      died(event.message || "it could not be loaded");
    };
    return { worker, watchdog };
  }

  function send(question: Question): void {
    line ??= start();
    line.watchdog.expect();
    underWay = question;
    line.worker.postMessage(question);
  }

  function died(why: string): void {
    line?.watchdog.stop();
    line?.worker.terminate();
    line = undefined;
    underWay = undefined;
    waiting.clear();
    listener.failed(`This can't be computed: ${why}.`);
  }

  return {
    ask(question) {
      const asked = { ...question, id: ++number } as Question;
      newest.set(asked.kind, asked.id);
      if (underWay) waiting.set(asked.kind, asked);
      else send(asked);
    },
  };
}
