import { createLine } from "../line/line";
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

type CountedQuestion = StatisticsQuestion | TimingQuestion;

export function createStatistics(listener: StatisticsListener): Statistics {
  let number = 0;
  let underWay: CountedQuestion | undefined;
  const newest = new Map<CountedQuestion["kind"], number>();
  const waiting = new Map<CountedQuestion["kind"], CountedQuestion>();
  const line = createLine<CountedQuestion, StatisticsAnswer | TimingAnswer>({
    start: () => new Worker(new URL("./statistics.ts", import.meta.url), { type: "module" }),
    owes: () => underWay !== undefined,
    receive(answer) {
      underWay = undefined;
      if (newest.get(answer.kind) === answer.id) listener.answered(answer);
      const [next] = waiting.values();
      if (!next) return;
      waiting.delete(next.kind);
      send(next);
    },
    died(why) {
      underWay = undefined;
      waiting.clear();
      listener.failed(`This can't be computed: ${why}.`);
    },
  });

  function send(question: CountedQuestion): void {
    line.open();
    line.post(question);
    underWay = question;
  }

  return {
    ask(question) {
      const asked = { ...question, id: ++number } as CountedQuestion;
      newest.set(asked.kind, asked.id);
      if (underWay) waiting.set(asked.kind, asked);
      else send(asked);
    },
  };
}
