import { afterEach, expect, it, vi } from "vitest";
import sigmoid from "../../../src/engine/activations/sigmoid";
import { withChanges } from "../../../src/engine/document/changes";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { createKept } from "../../../src/engine/explain/kept";
import { Arena } from "../../../src/engine/math/arena";
import { createMovablePass } from "../../../src/engine/pass/movablePass";
import { runPass } from "../../../src/engine/pass/pass";
import type { Report } from "../../../src/worker/protocol/protocol";
import { Session } from "../../../src/worker/session/session";
import { classic, like } from "../../documents";

afterEach(() => void vi.restoreAllMocks());

type Moved = Extract<Report, { kind: "moved" }>;

/** A session as it is once all has loaded. */
function movable() {
  const session = new Session(explainStep);
  session.createMovable = createMovablePass;
  session.createKept = createKept;
  return session;
}

function opened() {
  const session = movable();
  const open = () => session.answer({ kind: "open", id: 1, document: classic, size: "unit", at: 17 });
  open();
  const weight = (value: number) => [{ path: ["layers", 0, "weights", 0, 1], value }];
  const move = (value: number) =>
    session.answer({ kind: "move", id: 2, changes: weight(value), index: 17 }) as Moved;
  return { session, open, weight, move };
}

/** Whatever compiles a network of sigmoids makes them; whatever allocates buffers takes them from an arena. */
function watched() {
  const compiled = vi.spyOn(sigmoid, "create");
  const allocated = vi.spyOn(Arena.prototype, "take");
  return { compiled, allocated };
}

it("neither compiles the graph nor allocates a plan while a number moves", () => {
  const { compiled, allocated } = watched();
  const { move } = opened();
  expect(compiled).toHaveBeenCalled();
  expect(allocated).toHaveBeenCalled();
  // The first move makes the buffers into which the others write.
  move(0.5);
  vi.clearAllMocks();
  const seen = new Set(Array.from({ length: 100 }, (_, k) => move(k / 100).values?.join()));
  expect(seen.size).toBe(100);
  expect(compiled).not.toHaveBeenCalled();
  expect(allocated).not.toHaveBeenCalled();
});

it("writes neither names and rules nor another array of values while a number moves", () => {
  const { move } = opened();
  const [first, second] = [move(0.5), move(0.25)];
  const [before, now] = [first.step.explanation, second.step.explanation];
  expect(now.numbers).not.toEqual(before.numbers);
  for (const part of ["title", "left", "chain", "right", "reads"] as const)
    expect(now[part], part).toBe(before[part]);
  expect(second.values).toBe(first.values);
});

it.each([
  ["the learning rate", ["optimizer", "learningRate"], 0],
  ["a penalty", ["layers", 0, "penalty", "l2"], 2],
  ["the slope of an activation", ["layers", 1, "activation", "alpha"], 2],
  ["the threshold of a loss", ["loss", "delta"], 2],
] as const)("while %s is dragged, no plan is allocated", (_name, path, compiles) => {
  const document = like({
    layers: [
      { ...classic.layers[0], penalty: { l2: 0.1 } },
      { ...classic.layers[1], bias: [-2], activation: { type: "elu", alpha: 1 } },
    ],
    loss: { type: "huber", reduction: "mean", delta: 0.1 },
  });
  const session = movable();
  session.answer({ kind: "open", id: 1, document, size: "unit", at: 17 });
  const changesTo = (value: number) => [{ path, value }];
  const move = (value: number) =>
    session.answer({ kind: "move", id: 2, changes: changesTo(value), index: 17 }) as Moved;
  move(0.5);
  const { compiled, allocated } = watched();
  const seen = new Set([0.25, 0.125].map((value) => move(value).values?.join()));
  expect(seen.size).toBe(2);
  expect(allocated).not.toHaveBeenCalled();
  // What the operations hold takes others, of which there is one sigmoid.
  expect(compiled).toHaveBeenCalledTimes(compiles);
  vi.restoreAllMocks();
  const alone = new Session(explainStep);
  const opened = alone.answer({
    kind: "open",
    id: 1,
    document: withChanges(document, changesTo(0.125)),
    size: "unit",
    at: 17,
  }) as Extract<Report, { kind: "opened" }>;
  expect(move(0.125)).toMatchObject({ values: opened.frame?.values, step: opened.step });
});

it("compiles again where another operation is chosen", () => {
  const { session, move } = opened();
  move(0.5);
  const { compiled } = watched();
  const changes = [{ path: ["layers", 0, "activation"], value: "tanh" }];
  const report = session.answer({ kind: "move", id: 3, changes, index: 17 }) as Moved;
  expect(compiled).toHaveBeenCalledTimes(1);
  vi.restoreAllMocks();
  const { values } = runPass(withChanges(classic, changes)).plan;
  expect(report.values).toContain(values[values.length - 1][0]);
});

it("moves numbers before it has loaded what makes that fast", () => {
  const { move, session } = opened();
  const fast = move(0.75);
  session.createMovable = undefined;
  session.answer({ kind: "open", id: 3, document: classic, size: "unit", at: 17 });
  const { step, values } = move(0.75);
  expect({ step, values }).toEqual({ step: fast.step, values: fast.values });
});

it("shows of a move what opening the changed document shows", () => {
  const { move, weight } = opened();
  move(3);
  const { step, values } = move(0.75);
  const other = new Session(explainStep);
  const document = withChanges(classic, weight(0.75));
  const alone = other.answer({ kind: "open", id: 1, document, size: "unit", at: 17 }) as Extract<
    Report,
    { kind: "opened" }
  >;
  expect(values).toEqual(alone.frame?.values);
  expect(step).toEqual(alone.step);
});

const batch = {
  inputs: [
    [0.3, -0.4],
    [0.7, 0.9],
  ],
  targets: [
    [1, 0],
    [0, 1],
  ],
};

it.each([
  ["unit by unit", like({}), "unit"],
  ["layer by layer", like({ batch }), "layer"],
  [
    "term by term, with rectifiers",
    like({ layers: classic.layers.map((layer) => ({ ...layer, activation: "relu" })) }),
    "term",
  ],
  [
    "with probabilities",
    like({
      batch,
      layers: [classic.layers[0], { ...classic.layers[1], activation: "softmax" }],
      loss: { type: "crossEntropy", reduction: "mean" },
    }),
    "unit",
  ],
] as const)("shows at every step what opening shows, %s", (_name, document, size) => {
  const session = movable();
  const { count } = session.answer({ kind: "open", id: 1, document, size, at: 0 }) as Extract<
    Report,
    { kind: "opened" }
  >;
  const fresh = new Session(explainStep);
  // Off, at the kink and on; a weight, and a target that is no more 0.
  const paths = [
    ["layers", 0, "weights", 0, 0],
    ["batch", "targets", 0, 1],
  ];
  for (const path of paths)
    for (const value of [-3, 0, 0.5]) {
      const changes = [{ path, value }];
      fresh.answer({ kind: "open", id: 1, document: withChanges(document, changes), size, at: 0 });
      for (let index = 0; index < count; index++) {
        const { step } = session.answer({ kind: "move", id: 2, changes, index }) as Moved;
        session.answer({ kind: "move", id: 2, changes: [{ path, value: value + 1 }], index });
        const again = session.answer({ kind: "move", id: 2, changes, index }) as Moved;
        const alone = fresh.answer({ kind: "step", id: 2, index }) as Extract<Report, { kind: "step" }>;
        expect(step).toEqual(alone.step);
        expect(again.step).toEqual(alone.step);
      }
    }
});

it("gives questions a pass that no later move changes, and the open one where nothing has moved", () => {
  const { session, move, open } = opened();
  expect(session.moved).toBe(session.pass);
  move(3);
  const asked = session.moved;
  expect(session.moved).toBe(asked);
  const before = asked.plan.values.map((buffer) => buffer.slice());
  move(0.75);
  expect(asked.plan.values).toEqual(before);
  expect(session.moved).not.toBe(asked);
  expect(session.moved.document).toMatchObject({
    layers: [{ weights: [[expect.anything(), 0.75], expect.anything()] }, {}],
  });
  open();
  expect(session.moved).toBe(session.pass);
});

it("moves the numbers of the document that was opened last", () => {
  const { session, move, weight } = opened();
  move(3);
  const next = withChanges(classic, [{ path: ["layers", 1, "bias", 0], value: -2 }]);
  session.answer({ kind: "open", id: 3, document: next, size: "unit", at: 17 });
  const alone = new Session(explainStep);
  const whole = alone.answer({
    kind: "open",
    id: 1,
    document: withChanges(next, weight(0.75)),
    size: "unit",
    at: 17,
  }) as Extract<Report, { kind: "opened" }>;
  expect(move(0.75).values).toEqual(whole.frame?.values);
});
