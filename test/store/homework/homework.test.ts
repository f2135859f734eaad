import { beforeEach, describe, expect, it } from "vitest";
import { setWeight } from "../../../src/engine/document/edit/edit";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { createHomework } from "../../../src/store/homework/createHomework";
import { createWorkbench } from "../../../src/store/work/slices/workbench";
import type { Sheet } from "../../../src/store/work/workEntry";
import { scoreOf } from "../../../src/views/step/looks/answers/score";
import type { Report } from "../../../src/worker/protocol/protocol";
import { createQuestions } from "../../../src/worker/questions/questions";
import { Session } from "../../../src/worker/session/session";
import { classic } from "../../documents";

const sheet = { id: "D-P1", printed: [], mistakes: [] } as unknown as Sheet;

/** A workbench whose worker answers at once, and questions as soon as they are waited for. */
function workbench() {
  const session = new Session(explainStep);
  let report: (report: Report) => void = () => undefined;
  let waiting = Promise.resolve();
  let id = 0;
  const store = createWorkbench((onReport) => {
    report = onReport;
    const ask = createQuestions((given) => report(given));
    return {
      open: (document, size, at, presentation) =>
        report(session.answer({ kind: "open", id: ++id, document, size, at, presentation })),
      step: (index) => report(session.answer({ kind: "step", id: ++id, index })),
      move: () => undefined,
      ask: (question) => {
        waiting = ask(++id, question, session.pass);
      },
    };
  });
  store.getState().open(classic, sheet);
  return { store, answers: createHomework({ workbench: store }), settled: () => waiting };
}

describe("answers", () => {
  let bench: ReturnType<typeof workbench>;
  beforeEach(() => {
    bench = workbench();
  });
  const verdicts = () =>
    bench.answers.getState().judged?.answers.map(({ quantity, verdict }) => `${quantity} ${verdict}`);

  it("are judged as they are typed and pasted, typed ones before pasted ones", async () => {
    const { type, paste } = bench.answers.getState();
    paste("h1 = 0.1\nh2 = 0.5969");
    await bench.settled();
    expect(verdicts()).toEqual(["a1[1] wrong", "a1[2] right"]);
    type("a1[1]", "0,5933");
    await bench.settled();
    expect(verdicts()).toEqual(["a1[1] right", "a1[2] right"]);
  });

  it("are kept while they are half typed, and judged only once they are entered", async () => {
    const { draft, type, given } = bench.answers.getState();
    draft("z1[1]", "0.37");
    await bench.settled();
    expect(verdicts()).toBeUndefined();
    const kept = given();
    expect(kept).toMatchObject({ typed: {}, drafts: { "z1[1]": "0.37" } });
    const { answers: after } = workbench();
    if (kept) after.getState().resume(kept);
    expect(after.getState().drafts).toEqual({ "z1[1]": "0.37" });
    type("z1[1]", "0.3775");
    await bench.settled();
    expect(verdicts()).toEqual(["z1[1] right"]);
    expect(given()).toMatchObject({ typed: { "z1[1]": "0.3775" }, drafts: {} });
    draft("z1[1]", "0.3");
    draft("z1[1]", undefined);
    expect(given()).toMatchObject({ typed: { "z1[1]": "0.3775" }, drafts: {} });
  });

  it("are judged again when the document changes, and gone with another one", async () => {
    bench.answers.getState().type("z1[1]", "0.3775");
    await bench.settled();
    bench.store.getState().edit(setWeight(0, 0, 0, 0.35));
    await bench.settled();
    expect(verdicts()).toEqual(["z1[1] wrong"]);
    bench.store.getState().open({ ...classic, title: "another" });
    expect(bench.answers.getState()).toMatchObject({ typed: {}, pasted: "", judged: undefined });
  });
});

describe("practising", () => {
  const at = ({ store }: ReturnType<typeof workbench>, name: string) => {
    const { opened, index } = store.getState();
    return opened?.numbers.at(name, index);
  };

  it("hides what is computed, of the step too, until it is found", async () => {
    const bench = workbench();
    const { store, answers } = bench;
    answers.getState().practise(true);
    expect(at(bench, "W1[1,1]")).toBe(0.15);
    expect(at(bench, "z1[1]")).toBeUndefined();
    const step = store.getState().opened?.step;
    expect(step?.value).toEqual([]);
    expect(step?.explanation).toMatchObject({ words: "", factors: [], left: { text: "z₁" } });
    expect(step?.reads.every(({ value }) => value === undefined)).toBe(true);
    answers.getState().type("z1[1]", "0.4");
    await bench.settled();
    expect(at(bench, "z1[1]")).toBeUndefined();
    answers.getState().type("z1[1]", "0.3775");
    await bench.settled();
    expect(at(bench, "z1[1]")).toBe(0.3775);
    expect(store.getState().opened?.step.value).toBe(0.3775);
  });

  it("goes on through steps, sizes and changes of the document", async () => {
    const bench = workbench();
    const { store, answers } = bench;
    answers.getState().practise(true);
    store.getState().goToEnd();
    expect(store.getState().opened?.step.value).toEqual([]);
    expect(at(bench, "b1'")).toBeUndefined();
    store.getState().chooseSize("layer");
    expect(store.getState().opened?.step.value).toEqual([]);
    store.getState().edit(setWeight(0, 0, 0, 0.35));
    expect(at(bench, "z1[1]")).toBeUndefined();
    expect(at(bench, "W1[1,1]")).toBe(0.35);
    answers.getState().type("z1[1]", "0.3875");
    await bench.settled();
    expect(at(bench, "z1[1]")).toBeCloseTo(0.3875, 12);
  });

  it("shows the rule, the formula, its numbers and the result, hint by hint", () => {
    const { store, answers } = workbench();
    answers.getState().practise(true);
    const shown = () => {
      const step = store.getState().opened?.step;
      const { left, chain, right, numbers } = step?.explanation ?? {};
      return [left?.text, chain?.text, right?.text, numbers?.text, step?.value];
    };
    store.getState().goTo(13);
    expect(shown()).toEqual(["∂L/∂w₅", undefined, "…", "…", []]);
    answers.getState().takeHint("dL/dW2[1,1]");
    expect(shown()).toEqual(["∂L/∂w₅", "∂L/∂z₃ · ∂z₃/∂w₅", "…", "…", []]);
    answers.getState().takeHint("dL/dW2[1,1]");
    expect(shown()[2]).toBe("∂L/∂z₃ · h₁");
    answers.getState().takeHint("dL/dW2[1,1]");
    expect(shown()[3]).toBe("0.138499 · 0.59327");
    answers.getState().takeHint("dL/dW2[1,1]");
    expect(shown()[4]).toBeCloseTo(0.082167, 7);
  });

  it("puts away the sheet and what the worker has said of other things, and brings the sheet and all numbers back", () => {
    const bench = workbench();
    const { store, answers } = bench;
    store.setState({ answers: { check: { kind: "answer", id: 1, about: "check", share: 1 } } });
    answers.getState().practise(true);
    expect(store.getState().sheet).toBeUndefined();
    expect(store.getState().answers).toEqual({});
    store.getState().goToEnd();
    answers.getState().practise(false);
    expect(store.getState().sheet).toBe(sheet);
    expect(at(bench, "z1[1]")).toBe(0.3775);
    expect(at(bench, "b1'")).toBeCloseTo(0.3406372, 8);
    expect(store.getState().opened?.step.value).toBeCloseTo(0.3406372, 8);
    // Where an edited exercise has no sheet any more, none comes back.
    answers.getState().practise(true);
    store.getState().edit(setWeight(0, 0, 0, 0.35));
    answers.getState().practise(false);
    expect(store.getState().sheet).toBeUndefined();
  });

  it("hides what a change under way would make of the numbers", () => {
    const bench = workbench();
    const { store, answers } = bench;
    const { opened, frames } = store.getState();
    answers.getState().practise(true);
    if (!opened) throw new Error("nothing is open");
    expect(store.getState().frames).not.toBe(frames);
    expect(store.getState().frames.latest).toBeUndefined();
    answers.getState().practise(false);
    expect(store.getState().frames).toBe(frames);
  });

  it("keeps tries, and what had been found before all numbers were shown, which is no point then", async () => {
    const bench = workbench();
    const { answers } = bench;
    answers.getState().practise(true);
    for (const text of ["0.5", "0.3775"]) {
      answers.getState().type("z1[1]", text);
      await bench.settled();
    }
    answers.getState().practise(false);
    expect(answers.getState()).toMatchObject({ tries: { "z1[1]": 2 }, foundBeforeShown: ["z1[1]"] });
    answers.getState().practise(true);
    answers.getState().type("z1[2]", "0.3925");
    await bench.settled();
    const { numbers } = bench.store.getState().opened ?? {};
    if (!numbers) throw new Error("nothing is open");
    // One of two tries too many: a tenth.
    expect(scoreOf(numbers, answers.getState())).toMatchObject({ points: 0.9, found: 1 });
    expect(answers.getState().given()).toMatchObject({ foundBeforeShown: ["z1[1]"], tries: { "z1[2]": 1 } });
    // By oneself one can begin again.
    answers.getState().clear();
    expect(answers.getState()).toMatchObject({ tries: {}, foundBeforeShown: undefined });
  });

  it("goes by the rules of a link: hints up to a number, nothing shown, and nothing begun again", async () => {
    const bench = workbench();
    const { answers } = bench;
    answers.getState().practiseBy({ hints: 1, canShow: false });
    expect(at(bench, "z1[1]")).toBeUndefined();
    answers.getState().takeHint("L");
    answers.getState().takeHint("L");
    expect(answers.getState().hints).toEqual({ L: 1 });
    answers.getState().type("z1[1]", "0.4");
    answers.getState().practise(false);
    answers.getState().clear();
    await bench.settled();
    expect(answers.getState()).toMatchObject({ practising: true, hints: { L: 1 }, tries: { "z1[1]": 1 } });
    expect(at(bench, "z1[1]")).toBeUndefined();
    answers.getState().practiseBy({ hints: 4, canShow: true });
    answers.getState().practise(false);
    expect(at(bench, "z1[1]")).toBe(0.3775);
  });
});
