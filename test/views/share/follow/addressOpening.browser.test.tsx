import { afterEach, expect, test, vi } from "vitest";
import { pack } from "../../../../src/export/link";
import type { Stores } from "../../../../src/store/stores";
import { type Classroom, ordinary } from "../../../../src/views/parts/address/address";
import { createAddressBar } from "../../../../src/views/share/follow/addressBar";
import { createAddressOpening } from "../../../../src/views/share/follow/addressOpening";
import { like } from "../../../documents";
import { open } from "../../open";

const { pathname, search } = location;
afterEach(() => history.replaceState(null, "", pathname + search));

function openingOf(stores: Stores) {
  const bar = createAddressBar(stores, () => ordinary);
  const arranged: Classroom[] = [];
  const classroom = {
    now: () => ordinary,
    arrange: (next: Classroom) => arranged.push(next),
    follow: () => undefined,
    predictFirst: async () => undefined,
  };
  const { getState } = createAddressOpening(stores, bar, classroom);
  return {
    bar,
    arranged,
    show: getState().show,
    comeBack: getState().comeBack,
    leaving: () => getState().leaving,
  };
}

test("of what is open already only where one looks changes", async () => {
  const { workbench, stores } = await open(null);
  const { show, leaving, arranged } = openingOf(stores);
  const opened = vi.spyOn(workbench.getState(), "open");
  await show("#d-p1/5/unit?look=matrices&hide=what");
  await expect.poll(() => workbench.getState().opened?.step.index).toBe(4);
  expect([workbench.getState().look, opened.mock.calls.length, leaving()]).toEqual([
    "Matrices",
    0,
    undefined,
  ]);
  expect(arranged).toMatchObject([{ hide: ["what"] }]);
});

test("what is shown counts as left until the other has come, and as what is open until it is asked for", async () => {
  const { workbench, stores } = await open(null);
  const { show, leaving } = openingOf(stores);
  const { document } = workbench.getState();
  const shown = show("#D-P2/3/unit");
  expect(leaving()).toMatchObject({ document, isAskedFor: false, hash: "#D-P2/3/unit" });
  await shown;
  expect(leaving()).toMatchObject({ document, isAskedFor: true });
  await expect.poll(() => workbench.getState().document?.title).toMatch(/^2-2-1 linear/);
  expect([leaving(), workbench.getState().opened?.step.index]).toEqual([undefined, 2]);
});

test.each([
  ["other steps", "#D-P1/5/term", 4, undefined],
  ["a step that there isn't", "#D-P1/999", 38, "There is no step 999; the last of the 39 is shown."],
])(
  "the same exercise at %s is here once it has come, and the address follows it",
  async (_of, hash, index, said) => {
    const { workbench, stores } = await open(null);
    const { show, leaving } = openingOf(stores);
    for (const id of ["D-P2", "D-P1"]) {
      await show(`#${id}/2/unit`);
      await expect.poll(() => workbench.getState().sheet?.id).toBe(id);
    }
    await show(hash);
    await expect.poll(() => workbench.getState().opened?.step.index).toBe(index);
    expect([leaving(), workbench.getState().problem]).toEqual([undefined, said]);
  },
);

test("a program that doesn't run leaves the address to what stays open", async () => {
  const { workbench, stores } = await open(null);
  const { show, leaving } = openingOf(stores);
  const { document } = workbench.getState();
  const program = { format: "backprop-workbench", version: 8, title: "broken", program: "x = (" } as const;
  await show(`#d=${await pack(program)}/999`);
  await expect.poll(() => workbench.getState().draft?.fault).toBeDefined();
  expect([leaving(), workbench.getState().document, workbench.getState().problem]).toEqual([
    undefined,
    document,
    undefined,
  ]);
});

test("a slow answer to an older question is dropped", async () => {
  const { workbench, stores } = await open(null);
  const { show } = openingOf(stores);
  const opened = vi.fn(workbench.getState().open);
  workbench.setState({ open: opened });
  await Promise.all([show("#D-P2"), show("#D-P4"), show("#D-P3")]);
  expect(opened.mock.calls.map(([, sheet]) => sheet?.id)).toEqual(["D-P3"]);
});

test("where there is nothing by an address, what is shown stays, and the address is its own again", async () => {
  const { workbench, stores } = await open(null);
  const { show, leaving } = openingOf(stores);
  const { document } = workbench.getState();
  history.replaceState(null, "", "#no-such/3/unit");
  await show("#no-such/3/unit");
  expect(workbench.getState().problem).toBe(
    "There is no exercise no-such. The list of exercises is under the name above.",
  );
  expect([workbench.getState().document, leaving()]).toEqual([document, undefined]);
  await expect.poll(() => location.hash).toBe("#D-P1/1/unit");
});

test("the reader may open something else while an address is looked up that there isn't", async () => {
  const { workbench, stores } = await open(null);
  const { show, leaving } = openingOf(stores);
  const shown = show("#no-such");
  workbench.getState().open(like({ title: "another" }));
  await expect.poll(() => workbench.getState().document?.title).toBe("another");
  await shown;
  expect([leaving(), workbench.getState().document?.title]).toEqual([undefined, "another"]);
  expect(workbench.getState().problem).toContain("There is no exercise no-such.");
});

test("what has no address comes back from the history, as long as it is there", async () => {
  const { workbench, stores } = await open(null);
  const { comeBack, leaving } = openingOf(stores);
  const { document, history: works } = workbench.getState();
  const key = works.entries.at(-1)?.key ?? "";
  expect(comeBack({ key: "nothing", looking: {} })).toBe(false);
  expect(leaving()).toBeUndefined();
  workbench.getState().open(like({ title: "another" }));
  await expect.poll(() => workbench.getState().document?.title).toBe("another");
  expect(comeBack({ key, looking: { index: 3 } })).toBe(true);
  expect(leaving()).toMatchObject({ isAskedFor: true });
  await expect.poll(() => workbench.getState().document?.title).toBe(document?.title);
  expect([leaving(), workbench.getState().opened?.step.index]).toEqual([undefined, 3]);
});
