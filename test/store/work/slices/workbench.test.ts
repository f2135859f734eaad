import { describe, expect, it } from "vitest";
import { setWeight } from "../../../../src/engine/document/edit/edit";
import { explainStep } from "../../../../src/engine/explain/explainStep";
import { nameOf } from "../../../../src/engine/names/canonicalName";
import { runPass } from "../../../../src/engine/pass/pass";
import { createTrace } from "../../../../src/engine/steps/trace";
import { createWorkbench } from "../../../../src/store/work/slices/workbench";
import type { Command, Report } from "../../../../src/worker/protocol/protocol";
import { Session } from "../../../../src/worker/session/session";
import { classic } from "../../../documents";

/** A store whose worker answers at once, or when told to. */
function workbench({ held = false } = {}) {
  const session = new Session(explainStep);
  const commands: Command[] = [];
  let report: (report: Report) => void = () => undefined;
  let failed: (message: string) => void = () => undefined;
  const answer = (command: Extract<Command, { kind: "open" | "step" }>) => {
    commands.push(command);
    if (!held) report(session.answer(command));
  };
  const store = createWorkbench((onReport, onFailed) => {
    report = onReport;
    failed = onFailed;
    return {
      open: (document, size, at) => answer({ kind: "open", id: commands.length, document, size, at }),
      step: (index) => answer({ kind: "step", id: commands.length, index }),
      move: () => undefined,
      ask: () => undefined,
    };
  });
  return {
    store,
    commands,
    report: (given: Report) => report(given),
    failed: (message: string) => failed(message),
  };
}

describe("the workbench", () => {
  it("keeps lit what is pointed at, until another network is open", () => {
    const { store } = workbench();
    const { open, point, chooseSize, edit } = store.getState();
    open(classic, undefined, { index: 17 });
    point("W2[1,1]");
    chooseSize("term");
    expect([...store.getState().lit]).toEqual(["W2[1,1]"]);
    edit(setWeight(0, 0, 0, 7));
    expect([...store.getState().lit]).toEqual(["W2[1,1]"]);
    open({ ...classic });
    expect([...store.getState().lit]).toEqual([]);
  });

  it("takes steps from where a change leads, however soon after it they are taken", () => {
    const { store, commands, report } = workbench({ held: true });
    const session = new Session(explainStep);
    const answerNext = () =>
      report(session.answer(commands.shift() as Extract<Command, { kind: "open" | "step" }>));
    const here = () => {
      const { index, opened } = store.getState();
      return [index, opened?.step.index, opened?.step.quantity];
    };
    store.getState().open(classic, undefined, { index: 17 });
    store.getState().stepForward();
    answerNext();
    answerNext();
    expect(here()).toEqual([18, 18, "dL/da1[1]"]);
    store.getState().chooseSize("term");
    store.getState().stepForward();
    store.getState().stepForward();
    expect(here()).toEqual([18, 18, "dL/da1[1]"]);
    while (commands.length > 0) answerNext();
    const [index, shown, quantity] = here();
    const trace = createTrace(runPass(classic), "term");
    expect(index).toBe((trace.find("dL/da1[1]") as number) + 2);
    expect([shown, quantity]).toEqual([index, nameOf(trace.at(index as number).quantity)]);
    // Also where one of them waits for the one before: there and back again is where it began.
    store.getState().chooseSize("unit");
    store.getState().chooseSize("term");
    store.getState().stepForward();
    store.getState().stepBackward();
    while (commands.length > 0) answerNext();
    expect(here()).toEqual([index, index, quantity]);
    expect(store.getState().size).toBe("term");
    store.getState().open(classic, undefined, { size: "unit" });
    store.getState().goToEnd();
    while (commands.length > 0) answerNext();
    expect(here().slice(0, 2)).toEqual([38, 38]);
  });

  it("opens a document at its first step, and knows only what is given and that step", () => {
    const { store } = workbench();
    store.getState().open(classic);
    const { opened, index } = store.getState();
    expect(index).toBe(0);
    expect(opened?.numbers.at("z1[1]", 0)).toBe(0.3775);
    expect(opened?.numbers.at("z1[2]", 0)).toBeUndefined();
    expect(opened?.numbers.at("W1[1,1]", 0)).toBe(0.15);
  });

  it("steps forth and back, and stops at both ends", () => {
    const { store } = workbench();
    const { open, stepForward, stepBackward, goToEnd } = store.getState();
    open(classic);
    stepBackward();
    expect(store.getState().index).toBe(0);
    stepForward();
    expect(store.getState().opened?.step.quantity).toBe("z1[2]");
    goToEnd();
    stepForward();
    expect(store.getState().opened?.step.quantity).toBe("b1'");
  });

  it("keeps the quantity when the size of a step changes", () => {
    const { store } = workbench();
    store.getState().open(classic, undefined, { index: 13 });
    store.getState().chooseSize("layer");
    expect(store.getState().opened?.step.quantity).toBe("dL/dW2");
    expect(store.getState().size).toBe("layer");
  });

  it("keeps what was open until the answer comes", () => {
    const { store, commands } = workbench({ held: true });
    store.getState().open(classic);
    expect(store.getState().document).toBeUndefined();
    expect(commands).toHaveLength(1);
  });

  it("says what failed, and goes on", () => {
    const { store, failed, report } = workbench();
    store.getState().open(classic);
    failed("The computation stopped.");
    expect(store.getState().problem).toBe("The computation stopped.");
    store.getState().dismiss();
    report({ kind: "fault", id: 1, message: "affine: W takes 3 inputs but X has 2" });
    expect(store.getState().problem).toContain("affine: W takes 3 inputs");
    store.getState().stepForward();
    expect(store.getState().opened?.step.index).toBe(1);
  });
});

describe("what plots are about", () => {
  it("is one parameter, or two, the oldest giving way to a third", () => {
    const { store } = workbench();
    const { select } = store.getState();
    const selected = () => store.getState().selected;
    expect(selected()).toEqual([]);
    select("W1[1,1]");
    select("b1");
    expect(selected()).toEqual(["b1"]);
    select("W1[1,1]", true);
    select("b2", true);
    expect(selected()).toEqual(["W1[1,1]", "b2"]);
    select("W1[1,1]", true);
    expect(selected()).toEqual(["b2"]);
  });

  it("keeps an answer while the next is under way and the network stays, and forgets it with another", () => {
    const { store, report } = workbench();
    store.getState().open(classic);
    const question = { about: "paths", weight: "W1[1,1]" } as const;
    const answer = { total: 1, count: 0, listed: [], rest: 0, penalty: 0 };
    report({ kind: "answer", id: 1, about: "paths", share: 1, question, answer });
    report({ kind: "answer", id: 2, about: "paths", share: 0.5 });
    expect(store.getState().answers.paths).toMatchObject({ share: 0.5, question, answer });
    store.getState().edit(setWeight(0, 0, 0, 7));
    expect(store.getState().answers.paths?.answer).toBe(answer);
    store.getState().open({ ...classic, title: "another" });
    expect(store.getState().answers).toEqual({});
  });
});
