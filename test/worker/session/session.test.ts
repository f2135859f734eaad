import { describe, expect, it } from "vitest";
import { explainStep } from "../../../src/engine/explain/explainStep";
import type { Report } from "../../../src/worker/protocol/protocol";
import { Session } from "../../../src/worker/session/session";
import { classic, like } from "../../documents";

type Opened = Extract<Report, { kind: "opened" }>;
type Stepped = Extract<Report, { kind: "step" }>;

const batch = like({
  batch: {
    inputs: [
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    targets: [
      [0, 1],
      [1, 0],
      [1, 1],
    ],
  },
});

describe("a session", () => {
  it("answers with the step, and every number of the example with the step that makes it known", () => {
    const session = new Session(explainStep);
    const { count, step, frame, id } = session.answer({
      kind: "open",
      id: 7,
      document: classic,
      size: "unit",
      at: 13,
    }) as Opened;
    expect({ id, count }).toEqual({ id: 7, count: 39 });
    expect(step).toMatchObject({ index: 13, phase: "backward", quantity: "dL/dW2[1,1]" });
    expect(step.reads.map(({ name }) => name)).toEqual(["dL/dz2[1]", "a1[1]"]);
    const known = (name: string) => frame?.steps[frame.names.indexOf(name)];
    expect(["x[1]", "W2[2,2]", "b1", "z1[1]", "L", "dL/dW2[1,1]", "b1'"].map(known)).toEqual([
      -1, -1, -1, 0, 8, 13, 38,
    ]);
  });

  it("sends another frame where another example's numbers are shown, and only there", () => {
    const session = new Session(explainStep);
    session.answer({ kind: "open", id: 1, document: batch, size: "unit", at: 0 });
    const stepped = Array.from(
      { length: 24 },
      (_, index) => session.answer({ kind: "step", id: 2, index }) as Stepped,
    );
    const frames = stepped.filter(({ frame }) => frame);
    expect(frames.map(({ frame }) => frame?.example)).toEqual([2, 3]);
    expect(stepped[8].frame?.names).toContain("z1[1]@2");
    expect(stepped[8].frame?.names).not.toContain("z1[1]@1");
  });

  it("finds the place of a quantity at another size of step", () => {
    const session = new Session(explainStep);
    const at = (size: "layer" | "unit" | "term", quantity: string) =>
      (session.answer({ kind: "open", id: 1, document: classic, size, at: quantity }) as Opened).step;
    expect(at("term", "z1[1]")).toMatchObject({ index: 2, term: { number: 3, of: 3 } });
    expect(at("layer", "dL/dW2[1,1]").quantity).toBe("dL/dW2");
    expect(at("unit", "dL/dW2").quantity).toBe("dL/dW2[2,2]");
  });

  it("stays within the trace, whatever a link asks for", () => {
    const session = new Session(explainStep);
    expect(
      (session.answer({ kind: "open", id: 1, document: classic, size: "unit", at: 1e9 }) as Opened).step
        .index,
    ).toBe(38);
  });

  it("writes steps within one example without its mark, and the batch's with it", () => {
    const session = new Session(explainStep);
    const titleAt = (at: string) =>
      (session.answer({ kind: "open", id: 1, document: batch, size: "unit", at }) as Opened).step.explanation;
    expect(titleAt("z1[1]@2").title).not.toContain("⟨");
    expect(titleAt("dL/dW1[1,1]").right.text).toContain("|₂");
  });

  it("prepares the steps beside the one shown, but none that shows another example", () => {
    const session = new Session(explainStep);
    session.answer({ kind: "open", id: 0, document: batch, size: "unit", at: 3 });
    const indices = (index: number, ready?: number[]) =>
      session.beside(index, ready).map((step) => step.index);
    expect(indices(3)).toEqual([4, 2]);
    expect(indices(3, [4])).toEqual([2]);
    expect(indices(0)).toEqual([1]);
    const { phases, count } = session.answer({
      kind: "open",
      id: 2,
      document: batch,
      size: "unit",
      at: "L@1",
    }) as Opened;
    expect(phases.length).toBeGreaterThan(1);
    for (let index = 1; index < count - 1; index++) {
      const { step, frame } = session.answer({ kind: "step", id: 3, index }) as Stepped;
      for (const beside of session.beside(index))
        if (beside.example !== undefined && step.example !== undefined)
          expect(beside.example, `${index}, ${frame ? "with" : "without"} a frame`).toBe(step.example);
    }
  });
});
