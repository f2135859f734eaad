import { expect, it } from "vitest";
import { setGiven } from "../../../src/engine/document/edit/edit";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { presentOf } from "../../../src/store/history";
import { createWorkbench } from "../../../src/store/work/slices/workbench";
import type { Report } from "../../../src/worker/protocol/protocol";
import { Session } from "../../../src/worker/session/session";
import { classic } from "../../documents";

/** A store whose worker answers as long as it is able to. */
function workbench() {
  const session = new Session(explainStep);
  let able = true;
  let failed: (message: string) => void = () => undefined;
  const store = createWorkbench((report: (report: Report) => void, onFailed) => {
    failed = onFailed;
    const answer = (command: Parameters<Session["answer"]>[0]) => able && report(session.answer(command));
    return {
      open: (document, size, at, presentation, example) =>
        answer({ kind: "open", id: 0, document, size, at, presentation, example }),
      step: (index, presentation, example) => answer({ kind: "step", id: 0, index, presentation, example }),
      move: () => undefined,
      ask: () => undefined,
    };
  });
  const get = store.getState;
  get().open(classic, undefined, { index: 3 });
  return {
    get,
    /** Something that the worker doesn't survive. */
    deadly(action: () => void) {
      able = false;
      action();
      failed("The computation has ended twice.");
      able = true;
    },
    expectAgreement() {
      const { opened, index, document, history, presentation } = get();
      expect(opened?.step.index).toBe(index);
      expect(document).toEqual(presentOf(history)?.document);
      expect(opened?.step).toEqual(
        (
          new Session(explainStep).answer({
            kind: "open",
            id: 0,
            document: document ?? classic,
            size: get().size,
            at: index,
            presentation,
          }) as Extract<Report, { kind: "opened" }>
        ).step,
      );
    },
  };
}

const w5 = (get: ReturnType<typeof workbench>["get"]) => get().document?.layers[1].weights[0][0];
const toSeven = setGiven("W2[1,1]", 7);

it.each([
  ["a step", ({ get }) => get().goTo(12), { index: 12 }],
  ["another size of step", ({ get }) => get().chooseSize("term"), { size: "term" }],
  ["another form", ({ get }) => get().choose({ form: "index" }), { presentation: { form: "index" } }],
  ["another scope", ({ get }) => get().choose({ scope: "batch" }), { presentation: { scope: "batch" } }],
  ["a change", ({ get }) => get().edit(toSeven), { history: { position: 1 } }],
  [
    "another document",
    ({ get }) => get().open({ ...classic, title: "large" }, undefined, { index: 5 }),
    { index: 5, history: { position: 1 } },
  ],
] as const satisfies readonly (readonly [string, (bench: ReturnType<typeof workbench>) => void, object])[])(
  "%s that the computation doesn't survive leaves all at what is shown, and can be tried again",
  (_name, action, aim) => {
    const bench = workbench();
    const { get, deadly, expectAgreement } = bench;
    deadly(() => action(bench));
    expect(get()).toMatchObject({
      problem: "The computation has ended twice.",
      gaveUp: true,
      index: 3,
      history: { position: 0 },
    });
    expectAgreement();
    // The page isn't stuck.
    get().stepForward();
    expectAgreement();
    expect(get().index).toBe(4);
    deadly(() => action(bench));
    get().tryAgain();
    expect(get()).toMatchObject({ problem: undefined, gaveUp: false, ...aim });
    expectAgreement();
  },
);

it("keeps a change that the computation didn't survive for Redo, also within one gesture", () => {
  const { get, deadly, expectAgreement } = workbench();
  get().edit(setGiven("W2[1,1]", 5), "drag");
  deadly(() => get().edit(toSeven, "drag"));
  expect(w5(get)).toBe(5);
  expect(get().history.entries).toHaveLength(3);
  expectAgreement();
  get().redo();
  expect(w5(get)).toBe(7);
  get().undo();
  get().undo();
  expect(w5(get)).toBe(0.4);
  expectAgreement();
});

it("forgets what was asked and won't be answered, and a dismissed sentence offers nothing more", () => {
  const { get, deadly } = workbench();
  deadly(() => get().ask({ about: "paths", weight: "W1[1,1]" }));
  expect(get().answers).toEqual({});
  get().dismiss();
  expect(get()).toMatchObject({ problem: undefined, gaveUp: false });
});
