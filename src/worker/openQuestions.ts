import type { About } from "./protocol/asked";
import type { Command, Report } from "./protocol/protocol";

export type AskCommand = Extract<Command, { kind: "ask" }>;

/** Questions without an answer, the newest of each kind. */
export interface OpenQuestions {
  readonly size: number;
  add(question: AskCommand): void;
  /** Takes a report: with its last answer a question is no longer open. */
  settle(report: Report): void;
  all(): Iterable<AskCommand>;
  clear(): void;
}

export function createOpenQuestions(): OpenQuestions {
  const open = new Map<About, AskCommand>();
  return {
    get size() {
      return open.size;
    },
    add: (command) => void open.set(command.question.about, command),
    settle(report) {
      if (report.kind === "answer" && report.share < 1) return;
      for (const [about, { id }] of open) if (id === report.id) open.delete(about);
    },
    all: () => open.values(),
    clear: () => open.clear(),
  };
}
