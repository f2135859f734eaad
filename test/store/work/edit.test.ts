import { describe, expect, it } from "vitest";
import { setUnits, setWeight } from "../../../src/engine/document/edit/edit";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { createWorkbench } from "../../../src/store/work/slices/workbench";
import type { Sheet } from "../../../src/store/work/workEntry";
import type { Command } from "../../../src/worker/protocol/protocol";
import { Session } from "../../../src/worker/session/session";
import { classic } from "../../documents";

const sheet: Sheet = {
  id: "D-P1",
  sheet: "Sheet D",
  question: "Problem 1",
  title: classic.title,
  summary: "",
  printed: [],
  mistakes: [],
};

/** A store whose worker answers when told to. */
function workbench() {
  const session = new Session(explainStep);
  const waiting: Extract<Command, { kind: "open" }>[] = [];
  let answer: () => void = () => undefined;
  const store = createWorkbench((report) => {
    answer = () => {
      const command = waiting.pop();
      waiting.length = 0;
      if (command) report(session.answer(command));
    };
    return {
      open: (document, size, at) => void waiting.push({ kind: "open", id: 0, document, size, at }),
      step: () => undefined,
      move: () => undefined,
      ask: () => undefined,
    };
  });
  return { store, waiting, answer: () => answer() };
}

describe("a change", () => {
  it("stays at its quantity, hides the sheet, and can be taken back to the exercise", () => {
    const { store, answer } = workbench();
    const { open, edit, restore } = store.getState();
    open(classic, sheet, { index: 13 });
    answer();
    edit(setUnits(0, 3));
    expect(store.getState().sheet).toBe(sheet);
    answer();
    expect(store.getState()).toMatchObject({ sheet: undefined, original: { sheet } });
    expect(store.getState().opened?.step.quantity).toBe("dL/dW2[1,1]");
    edit(setUnits(0, 4));
    answer();
    expect(store.getState().document?.title).toBe(`${classic.title} (changed)`);
    restore();
    answer();
    expect(store.getState()).toMatchObject({ document: classic, sheet, original: undefined });
  });

  it("starts from the one before, though the worker hasn't answered yet", () => {
    const { store, answer } = workbench();
    store.getState().open(classic);
    answer();
    store.getState().edit(setWeight(0, 0, 0, 7));
    store.getState().edit(setWeight(0, 0, 1, 8));
    answer();
    expect(store.getState().document?.layers[0].weights[0]).toEqual([7, 8]);
    expect(store.getState().document?.title).toBe(classic.title);
  });

  it("that can't be made sends nothing", () => {
    const { store, answer, waiting } = workbench();
    store.getState().open(classic, sheet);
    answer();
    store.getState().edit(setWeight(0, 0, 0, Number.NaN));
    expect(waiting).toHaveLength(0);
  });
});
