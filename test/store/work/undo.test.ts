import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setGiven } from "../../../src/engine/document/edit/edit";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { presentOf } from "../../../src/store/history";
import { createWorkbench } from "../../../src/store/work/slices/workbench";
import type { Command, Report } from "../../../src/worker/protocol/protocol";
import { Session } from "../../../src/worker/session/session";
import { classic } from "../../documents";

type Answered = Extract<Command, { kind: "open" | "step" | "move" }>;

/** A store whose worker answers at once; what moves is answered when told to. */
function workbench() {
  const session = new Session(explainStep);
  const moves: Answered[] = [];
  let send: (command: Answered) => void = () => undefined;
  let failed: (message: string) => void = () => undefined;
  const store = createWorkbench((report: (report: Report) => void, onFailed) => {
    failed = onFailed;
    send = (command) => report(session.answer(command));
    return {
      open: (document, size, at) => send({ kind: "open", id: 0, document, size, at }),
      step: (index) => send({ kind: "step", id: 0, index }),
      move: (changes, index) => void moves.push({ kind: "move", id: 0, changes, index }),
      ask: () => undefined,
    };
  });
  const weight = () => store.getState().document?.layers[1].weights[0][0];
  const answer = () => moves.splice(0).forEach(send);
  return { store, weight, moves, answer, failed: (message: string) => failed(message) };
}

const w5 = (value: number) => setGiven("W2[1,1]", value);
const movedW5 = (value: number) => [{ path: ["layers", 1, "weights", 0, 0], value }];

describe("undo", () => {
  it("goes back over every change, and forth again", () => {
    const { store, weight } = workbench();
    const { open, edit, undo, redo } = store.getState();
    open(classic);
    expect(store.getState()).toMatchObject({ history: { position: 0, entries: [{ document: classic }] } });
    edit(w5(1));
    edit(w5(2));
    undo();
    expect(weight()).toBe(1);
    expect(store.getState()).toMatchObject({ history: { position: 1, entries: { length: 3 } } });
    undo();
    expect(store.getState().document).toBe(classic);
    undo();
    expect(store.getState().document).toBe(classic);
    redo();
    redo();
    expect(weight()).toBe(2);
    expect(store.getState()).toMatchObject({ history: { position: 2, entries: { length: 3 } } });
  });

  it("takes a gesture as one change, and a new one as another", () => {
    const { store, weight } = workbench();
    const { open, edit, undo } = store.getState();
    open(classic);
    for (const value of [1, 2, 3]) edit(w5(value), "keys");
    edit(w5(4), "other keys");
    undo();
    expect(weight()).toBe(3);
    undo();
    expect(store.getState().document).toBe(classic);
  });

  it("ends a gesture where one travels: what comes after is a change of its own", () => {
    const { store, weight } = workbench();
    const { open, edit, undo, travel } = store.getState();
    open(classic);
    edit(w5(1), "keys");
    edit(w5(2), "other keys");
    undo();
    edit(w5(3), "keys");
    expect(store.getState().history.entries).toHaveLength(3);
    undo();
    expect(weight()).toBe(1);
    travel(2);
    edit(w5(4), "keys");
    undo();
    expect(weight()).toBe(3);
  });

  it("forgets what was undone once something else is changed", () => {
    const { store, weight } = workbench();
    const { open, edit, undo, redo } = store.getState();
    open(classic);
    edit(w5(1));
    undo();
    edit(w5(5));
    redo();
    expect(weight()).toBe(5);
    expect(store.getState()).toMatchObject({ history: { position: 1, entries: { length: 2 } } });
  });

  it("goes to any moment at once", () => {
    const { store, weight } = workbench();
    const { open, edit, travel } = store.getState();
    open(classic);
    for (const value of [1, 2, 3, 4]) edit(w5(value));
    travel(1);
    expect(weight()).toBe(1);
    travel(4);
    expect(weight()).toBe(4);
    travel(5);
    expect(store.getState().history.position).toBe(4);
  });

  it("knows which changes are of one work", () => {
    const { store } = workbench();
    const { open, edit, resume, undo } = store.getState();
    const key = () => presentOf(store.getState().history)?.key;
    open(classic);
    const first = key();
    edit(w5(1));
    expect(key()).toBe(first);
    open(classic);
    expect(key()).not.toBe(first);
    undo();
    expect(key()).toBe(first);
    resume({ document: classic, openedAs: classic, key: "kept" }, { index: 3, selected: ["W2[1,1]"] });
    expect(key()).toBe("kept");
    expect(store.getState()).toMatchObject({ index: 3, selected: ["W2[1,1]"], view: "step" });
  });

  it("brings back the document that was open before another", () => {
    const { store, weight } = workbench();
    const { open, edit, undo } = store.getState();
    open(classic);
    edit(w5(9));
    open({ ...classic, title: "another" });
    undo();
    expect(weight()).toBe(9);
    expect(store.getState().openedAs).toBe(classic);
  });
});

describe("a change under way", () => {
  const frames: (() => void)[] = [];
  const frame = () => {
    for (const paint of frames.splice(0)) paint();
  };
  beforeEach(() => {
    vi.stubGlobal("requestAnimationFrame", (paint: () => void) => frames.push(paint));
    vi.stubGlobal("cancelAnimationFrame", () => void frames.splice(0));
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is painted with the next frame, and leaves the document as it is", () => {
    const { store, moves, answer } = workbench();
    const { open, preview, frames: shown } = store.getState();
    open(classic, undefined, { index: 13 });
    preview(movedW5(0.8));
    expect(moves).toHaveLength(1);
    expect(moves[0]).toMatchObject({ changes: movedW5(0.8), index: 13 });
    answer();
    expect(shown.latest).toBeUndefined();
    frame();
    expect(shown.latest?.numbers.at("W2[1,1]", 13)).toBe(0.8);
    expect(shown.latest?.step.quantity).toBe("dL/dW2[1,1]");
    expect(shown.latest?.step.value).toBe(shown.latest?.numbers.at("dL/dW2[1,1]", 13));
    expect(shown.latest?.numbers.at("dL/dW1[1,1]", 13)).toBeUndefined();
    expect(store.getState()).toMatchObject({ document: classic, history: { position: 0 } });
  });

  it("is painted back where the worker gives up", () => {
    const { store, answer, failed } = workbench();
    const { open, preview, frames: shown } = store.getState();
    open(classic, undefined, { index: 13 });
    preview(movedW5(0.8));
    answer();
    frame();
    const painted = vi.fn(() => shown.latest);
    shown.subscribe(painted);
    failed("The computation has ended twice.");
    frame();
    expect(painted.mock.results.at(-1)?.value).toBeUndefined();
    expect(painted).toHaveBeenCalled();
  });

  it("gives the very numbers that the change then gives", () => {
    const { store, answer } = workbench();
    const { open, preview, edit, frames: shown } = store.getState();
    open(classic, undefined, { index: 38 });
    preview(movedW5(-1.25));
    answer();
    frame();
    const { numbers: moving } = shown.latest ?? {};
    edit(w5(-1.25));
    expect(shown.latest).toBeUndefined();
    const { numbers } = store.getState().opened ?? {};
    expect(numbers?.names.length).toBeGreaterThan(40);
    for (const name of numbers?.names ?? []) expect(moving?.at(name, 38), name).toBe(numbers?.at(name, 38));
  });

  it("is none where nothing differs, and takes back what was shown", () => {
    const { store, moves, answer } = workbench();
    const { open, preview, frames: shown } = store.getState();
    open(classic);
    const weight = classic.layers[1].weights[0][0];
    preview(movedW5(weight));
    expect(moves).toHaveLength(0);
    preview(movedW5(0.8));
    answer();
    frame();
    expect(shown.latest).toBeDefined();
    preview(movedW5(weight));
    frame();
    expect(shown.latest).toBeUndefined();
  });

  it("is refused where nothing can be changed", () => {
    const { store, moves } = workbench();
    store.getState().open(classic);
    store.getState().lock(true);
    store.getState().preview(movedW5(0.8));
    expect(moves).toHaveLength(0);
  });

  it("can be given up, and what comes late isn't shown", () => {
    const { store, answer } = workbench();
    const { open, preview, frames: shown } = store.getState();
    open(classic);
    preview(movedW5(0.8));
    preview();
    answer();
    frame();
    expect(shown.latest).toBeUndefined();
  });

  it("may bring numbers that weren't there before", () => {
    const { store, answer } = workbench();
    const { open, preview, frames: shown } = store.getState();
    open(classic, undefined, { index: 38 });
    const penalized = (l1: number) =>
      preview(classic.layers.map((_, l) => ({ path: ["layers", l, "penalty"], value: { l1, l2: 0 } })));
    penalized(0.5);
    answer();
    frame();
    const { numbers } = shown.latest ?? {};
    expect(numbers?.stepOf("dP/dW1[1,1]")).toBeDefined();
    penalized(0);
    answer();
    frame();
    expect(shown.latest?.numbers.stepOf("dP/dW1[1,1]")).toBeUndefined();
  });
});
