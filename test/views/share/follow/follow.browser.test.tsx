import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { type Classroom, ordinary } from "../../../../src/views/parts/address/address";
import { createAddressBar } from "../../../../src/views/share/follow/addressBar";
import { createPageClassroom } from "../../../../src/views/share/follow/classroom";
import { find } from "../../../../src/views/share/follow/find";
import { leaveBehind, leftBehind } from "../../../../src/views/share/follow/leftBehind";
import { hasStep, lookAs, selectAsked } from "../../../../src/views/share/follow/lookAs";
import { sayUncaught } from "../../../../src/views/share/follow/uncaught";
import { classic, like } from "../../../documents";
import { goTo, open } from "../../open";

const { pathname, search } = location;
afterEach(() => {
  history.replaceState(null, "", pathname + search);
  vi.restoreAllMocks();
});

const address = { view: "step", index: 3, selected: [], classroom: ordinary } as const;

test("a page has the steps that there are, cut as it cuts them", async () => {
  const { workbench } = await open(null);
  const { opened, size } = workbench.getState();
  const count = opened?.count ?? 0;
  const has = (more: object) => hasStep(workbench.getState(), { ...address, ...more });
  expect(has({})).toBe(true);
  expect(has({ index: count - 1 })).toBe(true);
  expect(has({ index: count })).toBe(false);
  expect(has({ size })).toBe(true);
  expect(has({ size: size === "term" ? "unit" : "term" })).toBe(false);
  expect(has({ presentation: { scope: "batch" } })).toBe(false);
});

test("what is open is looked at as an address says, by the sheet's names too", async () => {
  const { workbench } = await open(null);
  lookAs(workbench, { ...address, look: "Matrices", selected: ["w_5", "W1[1,1]"] }, ["It was too long."]);
  const { look, selected, problem, index } = workbench.getState();
  expect([look, index, problem]).toEqual(["Matrices", 3, "It was too long."]);
  expect(selected).toEqual(["W2[1,1]", "W1[1,1]"]);
  lookAs(workbench, { ...address, view: "compare", arrangement: "{}", index: 0 }, []);
  expect(workbench.getState()).toMatchObject({ view: "compare", arrangement: "{}", index: 3 });
});

test("of what is open already, too, it is said what isn't there, and only what there is selected, once", async () => {
  const { workbench } = await open(null);
  for (const _again of [1, 2]) {
    lookAs(workbench, { ...address, example: 2, selected: ["w_5", "nonsense"] }, ["It was too long."]);
    const { selected, problem } = workbench.getState();
    expect(selected).toEqual(["W2[1,1]"]);
    expect(problem).toBe(
      "It was too long. There is no example 2; the network has one. The address selects “nonsense”, which isn't a quantity.",
    );
  }
});

test("what an address asks for and isn't there is said, and the rest is done", async () => {
  const { workbench } = await open(null);
  const count = workbench.getState().opened?.count;
  const missing = selectAsked(workbench, classic, {
    example: 2,
    index: 999,
    selected: ["w5", "nonsense", "dL/dW1[1,1]"],
  });
  expect(missing).toEqual([
    "There is no example 2; the network has one.",
    `There is no step 1000; the last of the ${count} is shown.`,
    "The address selects “nonsense”, which isn't a quantity.",
  ]);
  expect(workbench.getState().selected).toEqual(["W2[1,1]", "dL/dW1[1,1]"]);
});

test("what is left behind is for a page that is reloaded, once", () => {
  const entries = vi.spyOn(performance, "getEntriesByType");
  const arrivedBy = (type: string) => entries.mockReturnValue([{ type } as unknown as PerformanceEntry]);
  const nothing = { address: undefined, asked: undefined };
  const left = { address: "#D-P1/3/unit", asked: "#A-Q1" };
  arrivedBy("reload");
  leaveBehind(left);
  expect(leftBehind()).toEqual(left);
  expect(leftBehind()).toEqual(nothing);
  arrivedBy("navigate");
  leaveBehind(left);
  expect(leftBehind()).toEqual(nothing);
  arrivedBy("reload");
  expect(leftBehind()).toEqual(nothing);
  leaveBehind(left);
  leaveBehind({ ...nothing, asked: left.asked });
  expect(leftBehind()).toEqual({ ...nothing, asked: left.asked });
});

test("an exercise is found by its name; of one that there isn't a sentence says so", async () => {
  expect((await find({ exercise: "d-p1" })).found?.sheet?.id).toBe("D-P1");
  expect(await find({ exercise: "no such" })).toEqual({
    fault: "There is no exercise no such. The list of exercises is under the name above.",
  });
  expect((await find({ packed: "!" })).fault).toMatch(/^The link's network can't be opened: /);
});

test("the address follows what is shown, and names an exercise for as long as it is as it was", async () => {
  const { workbench, stores } = await open(null);
  const bar = createAddressBar(stores, () => ordinary);
  bar.write();
  await expect.poll(() => location.hash).toBe("#D-P1/1/unit");
  expect(bar.isOpen({ exercise: "d-p1" }, "step")).toBe(true);
  await goTo(workbench, 4);
  bar.write();
  bar.stop();
  workbench.getState().open(like({ description: "another" }));
  bar.write();
  await expect.poll(() => location.hash).toMatch(/^#d=/);
  const [packed] = location.hash.slice("#d=".length).split("/");
  expect(bar.isOpen({ packed }, "step")).toBe(true);
  expect(bar.isOpen({ packed: `${packed}x` }, "step")).toBe(false);
  expect((await find({ packed })).found?.document.description).toBe("another");
});

test("another view is a page of its own, so that the way back leads to the first", async () => {
  const { workbench, stores } = await open(null);
  const pushed = vi.spyOn(history, "pushState").mockImplementation(() => undefined);
  const bar = createAddressBar(stores, () => ordinary);
  bar.arrivedAt("step");
  bar.write();
  await expect.poll(() => location.hash).toBe("#D-P1/1/unit");
  expect(pushed).not.toHaveBeenCalled();
  workbench.getState().show("train");
  bar.write();
  await expect.poll(() => pushed.mock.calls.length).toBe(1);
});

test("a page is arranged for a class as the link asks, and Escape ends a presentation", async () => {
  const { workbench, stores } = await open(null);
  const { dataset } = document.documentElement;
  const classroom = createPageClassroom(stores);
  const arrange = (next: Partial<Classroom>) => classroom.arrange({ ...ordinary, ...next });
  onTestFinished(() => arrange({}));
  arrange({ hide: ["timeline"], embed: "graph", lock: true });
  expect(dataset.hide?.split(" ").sort()).toEqual(["header", "network", "quantities", "timeline", "what"]);
  expect(workbench.getState()).toMatchObject({ locked: true, presenting: false });
  arrange({ present: true });
  expect([dataset.hide, dataset.locked, dataset.present]).toEqual([undefined, undefined, "yes"]);
  await userEvent.keyboard("{Escape}");
  expect(workbench.getState().presenting).toBe(false);
  classroom.follow(workbench.getState());
  expect([classroom.now().present, dataset.present]).toEqual([false, undefined]);
});

test("what nobody caught is said; remarks of the browser, and what its extensions do, aren't", async () => {
  const { workbench } = await open(null);
  const listeners = new Map<string, (event: object) => void>();
  vi.spyOn(window, "addEventListener").mockImplementation((kind: string, listener: unknown) => {
    listeners.set(kind, listener as (event: object) => void);
  });
  sayUncaught(workbench);
  const fail = (kind: string, event: object) => {
    workbench.setState({ problem: undefined });
    listeners.get(kind)?.(event);
    return workbench.getState().problem;
  };
  const error = new Error("no canvas");
  expect(fail("error", { error, filename: "https://page/assets/step.js" })).toContain("(no canvas)");
  expect(fail("unhandledrejection", { reason: "a text" })).toContain("(a text)");
  expect(fail("error", { filename: "https://page/assets/step.js" })).toBeUndefined();
  expect(fail("error", { error, filename: "chrome-extension://a/b.js" })).toBeUndefined();
});
