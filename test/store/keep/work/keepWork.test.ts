import { describe, expect, it } from "vitest";
import { setGiven } from "../../../../src/engine/document/edit/edit";
import { explainStep } from "../../../../src/engine/explain/explainStep";
import { createRealRun } from "../../../../src/store/homework/realRun";
import { createLibrary } from "../../../../src/store/keep/library/library";
import type { KeptWork } from "../../../../src/store/keep/storage/kept";
import { createWorkKeeper } from "../../../../src/store/keep/work/keepWork";
import { lookingFrom } from "../../../../src/store/keep/work/keptWork";
import { createStores } from "../../../../src/store/stores";
import { createWorkbench } from "../../../../src/store/work/slices/workbench";
import type { Workbench } from "../../../../src/store/work/workbenchState";
import type { Original, Sheet } from "../../../../src/store/work/workEntry";
import type { Command } from "../../../../src/worker/protocol/protocol";
import { Session } from "../../../../src/worker/session/session";
import { classic } from "../../../documents";
import { createBrowser } from "../fakes";

const sheet: Sheet = {
  id: "D-P1",
  sheet: "Sheet D",
  question: "Problem 1",
  title: classic.title,
  summary: "",
  printed: [],
  mistakes: [],
};
const exercise: Original = { document: classic, sheet };
const load = async (id: string) => (id === "D-P1" ? exercise : undefined);
const w5 = (value: number) => setGiven("W2[1,1]", value);

type Tab = ReturnType<ReturnType<typeof createBrowser>["tab"]>;

/** A page of a tab, as after each load of it. */
async function open(tab: Tab, meanwhile?: (workbench: Workbench) => void) {
  const { page, said, rescues, settle } = tab.page();
  const session = new Session(explainStep);
  const workbench = createWorkbench((report) => {
    const send = (command: Extract<Command, { kind: "open" | "step" | "move" }>) =>
      report(session.answer(command));
    return {
      open: (document, size, at, presentation) =>
        send({ kind: "open", id: 0, document, size, at, presentation }),
      step: (index, presentation) => send({ kind: "step", id: 0, index, presentation }),
      move: () => undefined,
      ask: () => undefined,
    };
  });
  const library = createLibrary(workbench, page);
  const stores = createStores(workbench);
  const keeper = createWorkKeeper(stores, library, page);
  const restoring = keeper.restore("any", load);
  meanwhile?.(workbench.getState());
  const restored = await restoring;
  keeper.start();
  await settle();
  const get = workbench.getState;
  return {
    get,
    realRun: stores.get(createRealRun).getState,
    said,
    rescues,
    settle,
    restored,
    keeper,
    library: library.store.getState,
    weight: () => get().document?.layers[1].weights[0][0],
  };
}

it("a real run's numbers that were pasted are there again, and not with another document", async () => {
  const tab = createBrowser().tab();
  const before = await open(tab);
  before.get().open(classic);
  before.realRun().paste("f: 4.0");
  await before.settle();
  const after = await open(tab);
  expect(after.realRun().text).toBe("f: 4.0");
  after.get().open({ ...classic, title: "another" });
  expect(after.realRun().text).toBe("");
});

describe("where one looks", () => {
  it("comes back also where nothing is asked any more about what was asked about", async () => {
    const tab = createBrowser().tab();
    const before = await open(tab);
    before.get().open(classic);
    before.get().askAbout("draw", ["W1[1,1]"]);
    before.get().askAbout("draw", []);
    expect(before.get().about).toEqual({});
    expect("draw" in before.get().about).toBe(false);
    await before.settle();
    const after = await open(tab);
    expect([after.restored, after.said]).toEqual([true, []]);
  });

  it("comes back from what another page kept with a subject that has no names", () => {
    const looking = { view: "step", index: 0, size: "unit", manner: {}, selected: [] } as const;
    const kept = { ...looking, about: { draw: undefined, rows: ["y"] } } as unknown as KeptWork;
    expect(lookingFrom(kept).about).toStrictEqual({ rows: ["y"] });
    expect(() => lookingFrom({ ...kept, about: { rows: [1] } } as unknown as KeptWork)).toThrow(/looked/);
  });
});

describe("what is worked on", () => {
  it("comes back: a changed exercise, where one looked, and the way back to the exercise", async () => {
    const tab = createBrowser().tab();
    const first = await open(tab);
    expect(first.restored).toBe(false);
    first.get().open(classic, sheet);
    first.get().edit(w5(7));
    first.get().goTo(12);
    first.get().chooseSize("layer");
    first.get().choose({ form: "matrix" });
    first.get().select("W2[1,1]");
    const { index } = first.get();
    await first.settle();

    const again = await open(tab);
    expect(again.restored).toBe(true);
    expect(again.weight()).toBe(7);
    expect(again.get()).toMatchObject({
      index,
      size: "layer",
      presentation: { form: "matrix" },
      selected: ["W2[1,1]"],
    });
    expect(again.get().openedAs).toBe(classic);
    again.get().restore();
    expect(again.get().sheet).toBe(sheet);
  });

  it("comes back as the exercise itself where nothing was changed, or that was undone", async () => {
    const tab = createBrowser().tab();
    const first = await open(tab);
    first.get().open(classic, sheet, { index: 4 });
    first.get().edit(w5(7));
    first.get().undo();
    await first.settle();
    const again = await open(tab);
    expect(again.get()).toMatchObject({ document: classic, sheet, index: 4 });
  });

  it("opens with a name that was kept before names had a rule, without that name, and says so", async () => {
    const tab = createBrowser().tab();
    const first = await open(tab);
    first.get().open({ ...classic, names: { "W1[1,1]": "w\u0007", "x[1]": "in" } });
    await first.settle();
    const again = await open(tab);
    expect(again.get().document?.names).toEqual({ "x[1]": "in" });
    expect(again.said[0]).toMatch(/had a name that can't be shown, for W1\[1,1\]: /);
  });

  it("keeps numbers that JSON has no word for", async () => {
    const tab = createBrowser().tab();
    const first = await open(tab);
    const document = { ...classic, batch: { ...classic.batch, inputs: [[Number.NaN, -Infinity]] } };
    first.get().open(document);
    await first.settle();
    const again = await open(tab);
    expect(again.get().document?.batch.inputs).toEqual([[Number.NaN, -Infinity]]);
  });

  it("is one's own after all where it was made right before the page went away", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    first.get().open(classic, sheet);
    await first.settle();
    browser.fail(new Error("too late"));
    first.library().create(classic);
    first.keeper.hurry();
    browser.fail(undefined);
    const again = await open(tab);
    await again.settle();
    expect(browser.documents.size).toBe(1);
  });

  it("comes back with the change made right before the page went away", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    first.get().open(classic, sheet);
    await first.settle();
    first.get().edit(w5(1));
    first.get().edit(w5(2));
    first.keeper.hurry();
    // The page is gone before the database has answered.
    const again = await open(tab);
    expect(again.weight()).toBe(2);
    await again.settle();
    expect(
      [...browser.documents.values()].map(({ document }) => JSON.parse(document).layers[1].weights[0][0]),
    ).toContain(2);
  });

  it("comes back where the page went away before anything was kept", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    browser.fail(new Error("too late"));
    const first = await open(tab);
    first.get().open(classic, sheet);
    first.get().edit(w5(1));
    first.keeper.hurry();
    const again = await open(tab);
    expect(again.restored).toBe(true);
    expect(again.weight()).toBe(1);
  });

  it("comes back in the view that was chosen while it was looked for", async () => {
    const tab = createBrowser().tab();
    const first = await open(tab);
    first.get().open(classic, sheet);
    await first.settle();
    const again = await open(tab, (workbench) => workbench.show("train"));
    expect(again.get().document?.title).toBe(classic.title);
    expect(again.get().view).toBe("train");
  });

  it("doesn't overwrite what another tab has made of the same", async () => {
    const browser = createBrowser();
    const one = browser.tab();
    const other = browser.tab();
    const first = await open(one);
    first.get().open(classic, sheet);
    first.get().edit(w5(1));
    await first.settle();
    const second = await open(other);
    expect(second.weight()).toBe(1);
    second.get().edit(w5(2));
    await second.settle();
    first.get().edit(w5(3));
    await first.settle();
    const weights = [...browser.documents.values()].map(
      ({ document }) => JSON.parse(document).layers[1].weights[0][0],
    );
    expect(weights.sort()).toEqual([2, 3]);
    expect((await open(one)).weight()).toBe(3);
    expect((await open(other)).weight()).toBe(2);
  });

  it("keeps a duplicated tab apart, which has the same id at first", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    first.get().open(classic, sheet);
    first.get().edit(w5(1));
    await first.settle();
    const copy = browser.tab();
    for (const [name, value] of tab.session) copy.session.set(name, value);
    const second = await open(copy);
    second.get().edit(w5(2));
    await second.settle();
    first.get().edit(w5(3));
    await first.settle();
    expect((await open(tab)).weight()).toBe(3);
    expect((await open(copy)).weight()).toBe(2);
  });

  const title = `, “${classic.title} (changed)”,`;
  it.each<[string, Readonly<Record<string, (text: string) => unknown>>, string]>([
    [
      "a field",
      { document: (text) => text.replace('"bias":[0.6]', '"bias":[]') },
      `${title} can't be brought back: layers[1].bias: `,
    ],
    [
      "its end",
      { document: (text) => text.slice(0, -9) },
      `${title} can't be brought back: it is cut off, or overwritten`,
    ],
    [
      "where one looked",
      { manner: () => undefined },
      `${title} can't be brought back: where one looked can't be read`,
    ],
    ["its step", { index: () => 0.5 }, `${title} can't be brought back: where one looked can't be read`],
    ["its document", { document: () => 7 }, " can't be brought back: "],
  ])("that lacks %s is told in words, left where it is, and can be saved", async (_name, broken, what) => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    first.get().open(classic, sheet);
    first.get().edit(w5(1));
    await first.settle();
    for (const [id, work] of browser.works) {
      const changes = Object.entries(broken).map(([field, change]) => [
        field,
        change(String(work[field as keyof typeof work])),
      ]);
      browser.works.set(id, { ...work, ...Object.fromEntries(changes) });
    }
    const before = structuredClone([...browser.works]);
    const again = await open(tab);
    expect(again.restored).toBe(false);
    const [sentence] = again.said;
    expect(sentence.slice(0, 23 + what.length)).toBe(`What you worked on last${what}`);
    expect(sentence).toMatch(/ It stays where it is kept, and can be saved as a file\.$/);
    expect(again.rescues).toMatchObject([{ kept: before[0][1] }]);
    // What is begun instead takes nothing of it away.
    again.get().open(classic, sheet);
    again.get().edit(w5(2));
    await again.settle();
    expect([...browser.works]).toEqual(expect.arrayContaining(before));
  });

  it("that was left in a form that can't be read is told too", async () => {
    const tab = createBrowser().tab();
    tab.session.set("left", "{");
    const { said, rescues } = await open(tab);
    expect(said).toEqual([
      "What you worked on last can't be brought back: it is cut off, or overwritten. It stays where it is kept, and can be saved as a file.",
    ]);
    expect(rescues).toEqual([{ title: "work", kept: "{" }]);
  });

  it("is left for the next page of the tab as long as the storage takes nothing", async () => {
    const browser = createBrowser();
    const tab = browser.tab();
    const first = await open(tab);
    first.get().open(classic, sheet);
    await first.settle();
    browser.fail(new Error("full"));
    first.get().edit(w5(1));
    await first.settle();
    // Nothing is under way any more when the page goes away.
    first.keeper.hurry();
    browser.fail(undefined);
    const again = await open(tab);
    expect(again.weight()).toBe(1);
  });

  it("works on where nothing can be kept", async () => {
    const browser = createBrowser();
    browser.fail(new Error("forbidden"));
    const { get, settle, said, weight } = await open(browser.tab());
    get().open(classic, sheet);
    get().edit(w5(1));
    await settle();
    expect(weight()).toBe(1);
    expect(new Set(said)).toEqual(new Set(["forbidden"]));
    // As soon as there is room again, it is kept.
    browser.fail(undefined);
    get().edit(w5(2));
    await settle();
    expect(browser.works.size).toBe(1);
  });
});

describe("one's own documents", () => {
  const titles = (browser: ReturnType<typeof createBrowser>) =>
    [...browser.documents.values()].map(({ title }) => title).sort();

  it("hold an exercise as soon as it is changed, and follow its changes", async () => {
    const browser = createBrowser();
    const { get, settle, library } = await open(browser.tab());
    get().open(classic, sheet);
    await settle();
    expect(browser.documents.size).toBe(0);
    get().edit(w5(1));
    await settle();
    get().edit(w5(2));
    await settle();
    expect(titles(browser)).toEqual([`${classic.title} (changed)`]);
    expect(library().documents).toMatchObject([{ sizes: "2-2-2", exercise: "D-P1" }]);
    // The same exercise opened and changed once more is another one.
    get().open(classic, sheet);
    get().edit(w5(3));
    await settle();
    expect(browser.documents.size).toBe(2);
  });

  it("can be made, duplicated, renamed and opened", async () => {
    const browser = createBrowser();
    const { get, settle, library, weight } = await open(browser.tab());
    library().create({ ...classic, title: "mine" });
    await settle();
    const [{ id }] = library().documents ?? [];
    await library().duplicate(id);
    expect(titles(browser)).toEqual(["mine", "mine 2"]);
    const copy = library().documents?.find(({ title }) => title === "mine 2");
    await library().rename(copy?.id ?? "", "second");
    await library().rename(id, "first");
    await settle();
    expect(titles(browser)).toEqual(["first", "second"]);
    expect(get().document?.title).toBe("first");
    get().undo();
    await settle();
    expect(titles(browser)).toEqual(["mine", "second"]);
    await library().open(copy?.id ?? "", load);
    get().edit(w5(9));
    await settle();
    await library().open(id, load);
    expect(weight()).toBe(0.4);
    await library().open(copy?.id ?? "", load);
    expect(weight()).toBe(9);
  });

  it("hold the last change of one that is left for another at once", async () => {
    const browser = createBrowser();
    const { get, settle, library, weight } = await open(browser.tab());
    library().create({ ...classic, title: "mine" });
    await settle();
    const [{ id }] = library().documents ?? [];
    get().edit(w5(1));
    get().edit(w5(2));
    get().open(classic, sheet);
    await library().open(id, load);
    expect(weight()).toBe(2);
    get().edit(w5(3));
    await library().duplicate(id);
    await settle();
    const weights = [...browser.documents.values()].map(
      ({ document }) => JSON.parse(document).layers[1].weights[0][0],
    );
    expect(weights).toEqual([3, 3]);
  });

  it("can be deleted, and brought back", async () => {
    const browser = createBrowser();
    const { get, settle, library } = await open(browser.tab());
    library().create(classic);
    await settle();
    const [{ id, changed }] = library().documents ?? [];
    await library().remove(id);
    expect(browser.documents.size).toBe(0);
    expect(library().documents).toEqual([]);
    await library().bringBack(id);
    expect(library()).toMatchObject({ documents: [{ id, changed }], deleted: [] });
    // What is open stays open, and a change makes it one's own again.
    await library().remove(id);
    get().edit(w5(1));
    await settle();
    expect(browser.documents.size).toBe(1);
  });

  it("are brought back one by one where several were deleted, and get names of their own", async () => {
    const browser = createBrowser();
    const { settle, library } = await open(browser.tab());
    for (const _time of [1, 2, 3]) {
      library().create({ ...classic, title: "mine" });
      await settle();
    }
    expect(titles(browser).sort()).toEqual(["mine", "mine 2", "mine 3"]);
    const all = library().documents ?? [];
    for (const { id } of all) await library().remove(id);
    expect(library().deleted.map(({ title }) => title)).toEqual(all.map(({ title }) => title));
    await library().bringBack(all[1].id);
    expect(titles(browser)).toEqual([all[1].title]);
    expect(library().deleted).toHaveLength(2);
    for (const { id } of library().deleted) await library().bringBack(id);
    expect(titles(browser).sort()).toEqual(["mine", "mine 2", "mine 3"]);
  });

  it("say so where one can't be read, and can still be listed, renamed and copied", async () => {
    const browser = createBrowser();
    const { get, settle, library, said, rescues } = await open(browser.tab());
    library().create({ ...classic, title: "mine" });
    await settle();
    const [entry] = [...browser.documents.values()];
    browser.documents.set(entry.id, { ...entry, document: "{}" });
    for (let time = 1; time <= 2; time++) {
      await library().open(entry.id, load);
      expect(said).toHaveLength(time);
      expect(said.at(-1)).toMatch(/^“mine” can't be opened: format: must be "backprop-workbench"/);
      expect(rescues.at(-1)).toEqual({ title: "mine", kept: "{}" });
    }
    expect(get().problem).toBeUndefined();
    for (const [text, title] of [
      ['{"title":"half \\"a\\" doc', "a document without a title"],
      ['{"title":"whole","x', "whole"],
    ]) {
      const broken = { id: entry.id, revision: 1, changed: Number.NaN, document: text };
      browser.documents.set(entry.id, broken as unknown as typeof entry);
      await library().refresh();
      expect(library().documents).toMatchObject([{ title, sizes: "?" }]);
      await library().duplicate(entry.id);
      expect(titles(browser)).toContain(`${title} 2`);
      for (const { id } of browser.documents.values()) if (id !== entry.id) await library().remove(id);
    }
    expect(said).toHaveLength(2);
  });
});
