import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explainIn } from "../../src/engine/explain/explainIn";
import { createClient } from "../../src/worker/client";
import type { Command, Report } from "../../src/worker/protocol";
import { Session } from "../../src/worker/session";
import { classic } from "../documents";

/** A worker that answers when the test lets it. */
class HeldWorker {
  static readonly all: HeldWorker[] = [];
  readonly session = new Session(explainIn);
  readonly inbox: Command[] = [];
  onmessage: ((event: { data: Report }) => void) | undefined;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | undefined;
  terminated = false;

  constructor() {
    HeldWorker.all.push(this);
  }
  postMessage(command: Command): void {
    this.inbox.push(command);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(): void {
    const command = this.inbox.shift();
    if (command && command.kind !== "ask") this.onmessage?.({ data: this.session.answer(command) });
  }
  /** As the worker does, once it has answered. */
  prepare(id: number, index: number): void {
    this.onmessage?.({ data: { kind: "beside", id, steps: this.session.beside(index) } });
  }
  die(message = "out of memory"): void {
    this.onerror?.({ message, preventDefault: () => undefined });
  }
}

const workers = HeldWorker.all;
const latest = () => workers[workers.length - 1];

beforeEach(() => {
  workers.length = 0;
  vi.stubGlobal("Worker", HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

function client() {
  const reports: Report[] = [];
  const failures: string[] = [];
  const handle = createClient(
    (report) => reports.push(report),
    (message) => failures.push(message),
  );
  return { ...handle, reports, failures };
}

const indexOf = (report: Report | undefined) => (report && "step" in report ? report.step.index : undefined);

describe("the client", () => {
  it("has one command under way, and of those that wait sends only the newest", () => {
    const { open, step, reports } = client();
    open(classic, "unit", 0);
    latest().answer();
    for (const index of [1, 2, 3, 4]) step(index);
    expect(latest().inbox).toHaveLength(1);
    latest().answer();
    expect(latest().inbox).toMatchObject([{ kind: "step", index: 4 }]);
    latest().answer();
    expect(reports.map(indexOf)).toEqual([0, 1, 4]);
  });

  it("doesn't report what a newer document has overtaken", () => {
    const { open, reports } = client();
    open(classic, "unit", 0);
    open(classic, "term", 5);
    latest().answer();
    expect(reports).toEqual([]);
    latest().answer();
    expect(reports.map(indexOf)).toEqual([5]);
  });

  it("steps within a document that still waits to be opened", () => {
    const { open, step, reports } = client();
    open(classic, "unit", 0);
    open(classic, "unit", 0);
    step(9);
    latest().answer();
    latest().answer();
    expect(reports.map(indexOf)).toEqual([9]);
  });

  const sums = { form: "index", convention: "columns", scope: "example" } as const;

  it("shows at once a step that was prepared, and lets the worker know", () => {
    const { open, step, reports } = client();
    open(classic, "unit", 5);
    latest().answer();
    latest().prepare(1, 5);
    step(6);
    expect(reports.map(indexOf)).toEqual([5, 6]);
    expect(latest().inbox).toMatchObject([{ kind: "step", index: 6, shown: true, ready: [5, 6, 4] }]);
    const own = new Session(explainIn).answer({
      kind: "open",
      id: 0,
      document: classic,
      size: "unit",
      at: 6,
    });
    expect(reports.at(-1)).toMatchObject({ kind: "step", step: "step" in own && own.step });
    // The worker has two commands at once then; the one that needs an answer is the one that is waited for.
    step(7);
    expect(latest().inbox).toMatchObject([{ shown: true }, { kind: "step", index: 7, shown: false }]);
  });

  it("doesn't show what was prepared of another document, for another step, or in another form", () => {
    const { open, step, reports } = client();
    open(classic, "unit", 5);
    latest().answer();
    step(9);
    latest().prepare(1, 5);
    latest().answer();
    step(6);
    expect(latest().inbox).toMatchObject([{ kind: "step", index: 6, shown: false }]);
    latest().answer();
    latest().prepare(3, 6);
    step(7, sums);
    expect(latest().inbox).toMatchObject([{ kind: "step", index: 7, shown: false }]);
    latest().answer();
    open(classic, "term", 8);
    latest().prepare(4, 7);
    latest().answer();
    step(9);
    expect(latest().inbox).toMatchObject([{ kind: "step", index: 9, shown: false }]);
    expect(reports.map(indexOf)).toEqual([5, 9, 6, 7, 8]);
  });

  it("forgets the form of an answer that another one has overtaken", () => {
    const { open, step, reports } = client();
    open(classic, "unit", 5);
    latest().answer();
    step(6);
    step(7, sums);
    latest().answer();
    latest().answer();
    step(6, sums);
    expect(latest().inbox).toMatchObject([{ kind: "step", index: 6, manner: sums, shown: false }]);
    expect(reports.map(indexOf)).toEqual([5, 6, 7]);
  });

  it("sends of a change under way what differs from the document that is open", () => {
    const { open, move } = client();
    move(classic, 0);
    expect(workers[0].inbox).toEqual([]);
    open(classic, "unit", 0);
    latest().answer();
    move({ ...classic, title: "another" }, 3);
    expect(latest().inbox).toMatchObject([
      { kind: "move", index: 3, changes: [{ path: ["title"], value: "another" }] },
    ]);
  });

  it("starts a worker that died anew, where it was", () => {
    const { open, step, reports, failures } = client();
    open(classic, "unit", 0);
    latest().answer();
    step(12);
    latest().die();
    expect(failures).toEqual(["The computation stopped: out of memory. It has been started anew."]);
    expect(workers).toHaveLength(2);
    expect(workers[0].terminated).toBe(true);
    latest().answer();
    expect(reports.map(indexOf)).toEqual([0, 12]);
  });

  it("asks at once, whatever else is under way, and passes every answer on", () => {
    const { open, ask, reports } = client();
    open(classic, "unit", 0);
    ask({ about: "paths", weight: "W1[1,1]" }, false);
    const worker = latest();
    expect(worker.inbox.map(({ kind }) => kind)).toEqual(["open", "ask"]);
    worker.onmessage?.({ data: { kind: "answer", id: 2, about: "paths", share: 0.5 } });
    worker.onmessage?.({ data: { kind: "fault", id: 2, message: "none" } });
    worker.answer();
    expect(reports.map(({ kind }) => kind)).toEqual(["answer", "fault", "opened"]);
  });

  it("gives up on one that never comes to an answer", () => {
    const { open, failures } = client();
    open(classic, "unit", 0);
    for (let death = 0; death < 3; death++) latest().die("not found");
    expect(workers).toHaveLength(3);
    expect(failures.at(-1)).toBe("The computation doesn't start: not found. Reload the page to try again.");
  });
});
