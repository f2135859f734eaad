import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changesBetween, withChanges } from "../../src/engine/document/changes";
import { explainStep } from "../../src/engine/explain/explainStep";
import { usualPresentation } from "../../src/engine/names/presentation";
import { createMovablePass } from "../../src/engine/pass/movablePass";
import { createClient } from "../../src/worker/client";
import type { Command, Report } from "../../src/worker/protocol/protocol";
import { Session } from "../../src/worker/session/session";
import { classic } from "../documents";
import { fakeLocks } from "./line/fakeLocks";

/** A worker that answers when the test lets it. */
class HeldWorker {
  static readonly all: HeldWorker[] = [];
  readonly session = new Session(explainStep);
  readonly inbox: Command[] = [];
  onmessage: ((event: { data: Report }) => void) | undefined;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | undefined;
  terminated = false;

  readonly lock = `worker ${HeldWorker.all.length}`;

  constructor() {
    HeldWorker.all.push(this);
  }
  /** Says that it lives, as it does when it has been loaded. */
  live(): void {
    const sign = { kind: "alive", lock: this.lock };
    this.onmessage?.({ data: sign as unknown as Report });
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
  /** As browsers end a worker that takes too much memory: no event says so. */
  end(): void {
    this.inbox.length = 0;
    this.onmessage = undefined;
    this.onerror = undefined;
    locks.release(this.lock);
  }
  die(message = "out of memory"): void {
    this.onerror?.({ message, preventDefault: () => undefined });
  }
}

const workers = HeldWorker.all;
const latest = () => workers[workers.length - 1];

let locks: ReturnType<typeof fakeLocks>;

beforeEach(() => {
  workers.length = 0;
  locks = fakeLocks();
  vi.stubGlobal("Worker", HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

/** @param heard what the page does at once on hearing a report */
function client(heard: (report: Report) => void = () => undefined) {
  const reports: Report[] = [];
  const failures: string[] = [];
  const handle = createClient(
    (report) => {
      reports.push(report);
      heard(report);
    },
    (message) => failures.push(message),
    changesBetween,
  );
  return { ...handle, reports, failures };
}

const rest = [
  [0.2, -0.4],
  [0.7, 0.9],
];
const targets = [
  [0.1, 0.9],
  [0.4, 0.6],
  [0.8, 0.2],
];
const batch3 = { ...classic, batch: { inputs: [[0.05, 0.1], ...rest], targets } };

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

  it("reports also what the page asks for on hearing a report, whether or not something waits", () => {
    for (const waits of [false, true]) {
      let asked = false;
      const { open, step, reports } = client(() => {
        if (!asked) open(classic, "term", 5);
        asked = true;
      });
      open(classic, "unit", 0);
      if (waits) step(3);
      latest().answer();
      expect(latest().inbox).toMatchObject([{ kind: "open", size: "term" }]);
      latest().answer();
      expect(reports).toMatchObject([{ size: "unit" }, { size: "term", step: { index: 5 } }]);
      expect(latest().inbox).toEqual([]);
    }
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

  const sums = { ...usualPresentation, form: "index" } as const;

  it("shows at once a step that was prepared, and lets the worker know", () => {
    const { open, step, reports } = client();
    open(classic, "unit", 5);
    latest().answer();
    latest().prepare(1, 5);
    step(6);
    expect(reports.map(indexOf)).toEqual([5, 6]);
    expect(latest().inbox).toMatchObject([{ kind: "step", index: 6, shown: true, ready: [5, 6, 4] }]);
    const own = new Session(explainStep).answer({
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
    expect(latest().inbox).toMatchObject([{ kind: "step", index: 6, presentation: sums, shown: false }]);
    expect(reports.map(indexOf)).toEqual([5, 6, 7]);
  });

  it("sends a change under way as it is, once a document has been opened", () => {
    const { open, move } = client();
    move([{ path: ["title"], value: "another" }], 0);
    expect(workers[0].inbox).toEqual([]);
    open(classic, "unit", 0);
    latest().answer();
    move([{ path: ["title"], value: "another" }], 3);
    expect(latest().inbox).toMatchObject([
      { kind: "move", index: 3, changes: [{ path: ["title"], value: "another" }] },
    ]);
  });

  it("sends of a document that differs in numbers alone these numbers, as long as the worker knows the rest", () => {
    const weight = (value: number) => withChanges(classic, [{ path: ["layers", 0, "weights", 0, 0], value }]);
    const { open, move, reports } = client();
    latest().live();
    latest().session.createMovable = createMovablePass;
    open(classic, "unit", 0);
    latest().answer();
    move([{ path: ["layers", 0, "weights", 0, 0], value: 0.5 }], 0);
    latest().answer();
    open(weight(0.25), "unit", 3);
    expect(latest().inbox).toMatchObject([
      { kind: "open", changes: [{ path: ["layers", "0", "weights", "0", "0"], value: 0.25 }] },
    ]);
    expect(latest().inbox[0]).not.toHaveProperty("document");
    latest().answer();
    // All names are as they were.
    const alone = new Session(explainStep).answer({
      kind: "open",
      id: 0,
      document: weight(0.25),
      size: "unit",
      at: 3,
    });
    expect(reports.at(-1)).toMatchObject({
      kind: "opened",
      step: "step" in alone && alone.step,
      values: "frame" in alone && alone.frame?.values,
    });
    expect(reports.at(-1)).not.toHaveProperty("frame");
    open({ ...weight(0.25), title: "another" }, "unit", 3);
    expect(latest().inbox).toMatchObject([{ document: { title: "another" } }]);
    latest().answer();
    latest().end();
    open(weight(0.125), "unit", 3);
    expect(latest().inbox).toMatchObject([{ kind: "open", document: weight(0.125) }]);
  });

  it("gets a whole frame where the page has been spared the last one", () => {
    const { open, move, step, reports } = client();
    latest().live();
    latest().session.createMovable = createMovablePass;
    open(batch3, "unit", 0);
    latest().answer();
    const input = (value: number) => [{ path: ["batch", "inputs", 0, 0], value }];
    move(input(1), 0);
    latest().answer();
    const [first] = reports;
    step(first.kind === "opened" ? first.count - 1 : 0, undefined, 2);
    // It overtakes the second example's numbers.
    open(withChanges(batch3, input(2)), "unit", 0, undefined, 2);
    latest().answer();
    expect(latest().inbox).toMatchObject([{ changes: [{ value: 2 }] }]);
    latest().answer();
    expect(reports.map(({ kind }) => kind)).toEqual(["opened", "moved", "opened"]);
    expect(reports.at(-1)).toHaveProperty("frame");
  });

  it("restarts a worker that died at the step that was asked for, and the page doesn't notice", () => {
    for (const kill of [(worker: HeldWorker) => worker.die(), (worker: HeldWorker) => worker.end()]) {
      workers.length = 0;
      const { open, step, reports, failures } = client();
      latest().live();
      open(classic, "unit", 0);
      latest().answer();
      step(12);
      kill(latest());
      expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
      latest().answer();
      expect(reports.map(({ kind }) => kind)).toEqual(["opened", "step"]);
      expect(reports.map(indexOf)).toEqual([0, 12]);
      expect(failures).toEqual([]);
    }
  });

  it("starts one that ended while nothing was asked with the next command only", () => {
    const { open, step, reports, failures } = client();
    latest().live();
    open(classic, "unit", 0);
    latest().answer();
    latest().end();
    expect(workers).toHaveLength(1);
    step(3);
    expect(workers).toHaveLength(2);
    latest().answer();
    expect(reports.map(indexOf)).toEqual([0, 3]);
    latest().live();
    latest().end();
    open({ ...classic, title: "another" }, "unit", 5);
    expect(latest().inbox).toMatchObject([{ kind: "open", at: 5, document: { title: "another" } }]);
    latest().answer();
    expect(reports.at(-1)).toMatchObject({ kind: "opened", step: { index: 5 } });
    expect(failures).toEqual([]);
  });

  it("shows what was prepared also when the worker has ended, and goes on from there", () => {
    const { open, step, reports } = client();
    latest().live();
    open(classic, "unit", 5);
    latest().answer();
    latest().prepare(1, 5);
    latest().end();
    step(6);
    step(7);
    expect(latest().inbox).toMatchObject([{ kind: "open", at: 7 }]);
    latest().answer();
    expect(reports.map(indexOf)).toEqual([5, 6, 7]);
  });

  it("goes on with a change under way, of the same document and example", () => {
    const { open, move, reports } = client();
    latest().live();
    open(batch3, "unit", 0, undefined, 2);
    latest().answer();
    const moved = (x: number) => ({ ...batch3, batch: { ...batch3.batch, inputs: [[x, x], ...rest] } });
    const changes = (x: number) => [0, 1].map((i) => ({ path: ["batch", "inputs", 0, i], value: x }));
    move(changes(1), 0);
    move(changes(2), 0);
    latest().end();
    latest().answer();
    // What the page has been told before isn't told again.
    expect(reports.map(({ kind }) => kind)).toEqual(["opened"]);
    expect(latest().inbox).toMatchObject([{ kind: "move", changes: [{ value: 2 }, { value: 2 }] }]);
    latest().answer();
    const alone = new Session(explainStep);
    alone.answer({ kind: "open", id: 0, document: moved(2), size: "unit", at: 0, example: 2 });
    const whole = alone.answer({ kind: "move", id: 0, changes: [], index: 0 });
    expect(reports.at(-1)).toMatchObject({ kind: "moved", values: "values" in whole && whole.values });
  });

  it("keeps the example that is shown", () => {
    const { open, step, reports } = client();
    latest().live();
    open(batch3, "layer", 0);
    latest().answer();
    // Updates belong to no example.
    const [first] = reports;
    const last = first.kind === "opened" ? first.count - 1 : 0;
    step(last, undefined, 3);
    latest().answer();
    latest().end();
    step(last - 1);
    expect(latest().inbox).toMatchObject([{ kind: "open", at: last - 1, example: 3 }]);
    latest().answer();
    expect(reports.at(-1)).toMatchObject({ kind: "step", frame: { example: 3 } });
  });

  it("asks again what wasn't answered, after the change that it may be about", () => {
    const { open, move, ask, reports } = client();
    latest().live();
    open(classic, "unit", 0);
    latest().answer();
    ask({ about: "paths", weight: "W1[1,1]" }, true);
    ask({ about: "paths", weight: "W1[1,2]" }, true);
    ask({ about: "batch", size: "unit" }, false);
    latest().onmessage?.({ data: { kind: "answer", id: 4, about: "batch", share: 1 } });
    latest().onmessage?.({ data: { kind: "answer", id: 3, about: "paths", share: 0.5 } });
    move([{ path: ["optimizer", "learningRate"], value: 3 }], 0);
    latest().end();
    expect(latest().inbox.map(({ kind }) => kind)).toEqual(["open"]);
    latest().answer();
    expect(latest().inbox.map(({ kind }) => kind)).toEqual(["move"]);
    latest().answer();
    expect(latest().inbox).toMatchObject([{ kind: "ask", question: { weight: "W1[1,2]" } }]);
    latest().onmessage?.({ data: { kind: "outdated", id: 3 } });
    expect(reports.map(({ kind }) => kind)).toEqual(["opened", "answer", "answer", "moved"]);
    latest().live();
    latest().end();
    // Nothing is owed any more.
    expect(workers).toHaveLength(2);
  });

  it("gives up what a worker has died of twice, and tries with the next command again", () => {
    const question = { about: "paths", weight: "W1[1,1]" } as const;
    const kinds: readonly ((handle: ReturnType<typeof client>) => void)[] = [
      ({ step }) => step(12),
      ({ open }) => open({ ...classic, title: "too large" }, "unit", 0),
      ({ move }) => move([{ path: ["title"], value: "too large" }], 0),
      ({ ask }) => ask(question, false),
    ];
    for (const deadly of kinds) {
      workers.length = 0;
      const handle = client();
      handle.open(classic, "unit", 0);
      latest().answer();
      deadly(handle);
      latest().die();
      expect(handle.failures).toEqual([]);
      latest().die();
      expect(handle.failures).toEqual(["The computation has ended twice at the same place: out of memory."]);
      expect(workers).toHaveLength(2);
      handle.open(classic, "unit", 1);
      latest().answer();
      expect(handle.reports.map(indexOf)).toEqual([0, 1]);
      expect(handle.failures).toHaveLength(1);
    }
  });

  it("restarts a hundred workers where each one did something before it ended", () => {
    const { open, step, ask, reports, failures } = client();
    latest().live();
    open(classic, "unit", 0);
    latest().answer();
    for (let death = 0; death < 100; death++) {
      const index = 1 + (death % 30);
      if (death % 2) ask({ about: "paths", weight: "W1[1,1]" }, false);
      step(index);
      latest().end();
      latest().live();
      latest().answer();
      expect(indexOf(reports.at(-1))).toBe(index);
      const asked = latest().inbox.pop();
      if (asked) latest().onmessage?.({ data: { kind: "answer", id: asked.id, about: "paths", share: 1 } });
    }
    expect(workers).toHaveLength(101);
    expect(failures).toEqual([]);
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
    for (let death = 0; death < 2; death++) latest().die("not found");
    expect(workers).toHaveLength(2);
    expect(failures).toEqual(["The computation doesn't start: not found."]);
  });
});
