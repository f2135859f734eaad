import { beforeEach, expect, it, vi } from "vitest";
import { withChanges } from "../../src/engine/document/changes";
import { explainStep } from "../../src/engine/explain/explainStep";
import { compile } from "../../src/engine/network/compile";
import { runPass } from "../../src/engine/pass/pass";
import { createPlan } from "../../src/engine/pass/plan";
import type { Report } from "../../src/worker/protocol";
import { Session } from "../../src/worker/session";
import { classic } from "../documents";

vi.mock("../../src/engine/network/compile", { spy: true });
vi.mock("../../src/engine/pass/plan", { spy: true });

beforeEach(() => void vi.clearAllMocks());

type Moved = Extract<Report, { kind: "moved" }>;

function opened() {
  const session = new Session(explainStep);
  const open = () => session.answer({ kind: "open", id: 1, document: classic, size: "unit", at: 17 });
  open();
  const weight = (value: number) => [{ path: ["layers", 0, "weights", 0, 1], value }];
  const move = (value: number) =>
    session.answer({ kind: "move", id: 2, changes: weight(value), index: 17 }) as Moved;
  return { session, open, weight, move };
}

it("neither compiles the graph nor allocates a plan while a number moves", () => {
  const { move } = opened();
  expect(compile).toHaveBeenCalledTimes(1);
  expect(createPlan).toHaveBeenCalledTimes(1);
  // The first move makes the buffers into which the others write.
  move(0.5);
  vi.clearAllMocks();
  const seen = new Set(Array.from({ length: 100 }, (_, k) => move(k / 100).values?.join()));
  expect(seen.size).toBe(100);
  expect(compile).not.toHaveBeenCalled();
  expect(createPlan).not.toHaveBeenCalled();
});

it("compiles again for a setting, which the operations hold", () => {
  const { session, move } = opened();
  move(0.5);
  vi.clearAllMocks();
  const changes = [{ path: ["layers", 0, "activation"], value: "tanh" }];
  const report = session.answer({ kind: "move", id: 3, changes, index: 17 }) as Moved;
  expect(compile).toHaveBeenCalledTimes(1);
  const { values } = runPass(withChanges(classic, changes)).plan;
  expect(report.values).toContain(values[values.length - 1][0]);
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
  expect(values).toEqual(alone.frame.values);
  expect(step).toEqual(alone.step);
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
  expect(session.moved.document.layers[0].weights[0][1]).toBe(0.75);
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
  expect(move(0.75).values).toEqual(whole.frame.values);
});
