import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { plannedRuns, type SweepingDocument } from "../../../../src/engine/document/sweep/plannedRuns";
import type { PreparedData } from "../../../../src/engine/training/data/preparedData";
import type { CompareRun } from "../../../../src/store/compare/state/compareState";
import { RunCards } from "../../../../src/views/compare/cards/RunCards";
import { createArrangement } from "../../../../src/views/compare/runs/arrangement";
import { openStill } from "../../openStill";
import { document, rows } from "../comparedRuns";

const waiting = (of: SweepingDocument): CompareRun[] =>
  plannedRuns(of.sweep).map((planned, k) => ({ planned, key: String(k), status: "waiting" }));

/** The cards of the runs of a sweep, some of which differ from those that wait. */
async function open(
  changes: Readonly<Record<number, Partial<CompareRun>>>,
  { of = document, inside }: { of?: SweepingDocument; inside?: readonly number[] } = {},
) {
  const runs = waiting(of).map((run, k) => ({ ...run, ...changes[k] }));
  const openRun = vi.fn();
  const screen = await openStill(
    <RunCards
      document={of}
      rows={[]}
      quantities={[]}
      axes={[]}
      inside={new Set(inside ?? runs.map((_, k) => k))}
    />,
    {
      training: { openRun, data: { task: { kind: "classification" } } as PreparedData },
      compare: { runs, document: of, documentOf: () => of },
    },
  );
  const card = (index: number) => screen.container.querySelector(`[data-run="${index}"]`) as HTMLElement;
  return { ...screen, card, openRun, arrangement: screen.stores.get(createArrangement).getState };
}

const { result } = rows[0];

test("two settings stand as rows and columns, the first seed for its cell", async () => {
  const { container } = await open({});
  const texts = (cells: string) =>
    [...container.querySelectorAll(cells)].map(({ textContent }) => textContent);
  expect(texts("tbody th")).toEqual(["0.01", "0.1"]);
  expect(texts("thead th").slice(1)).toEqual(
    ["tanh", "relu"].map((name) => expect.stringMatching(new RegExp(name, "i"))),
  );
  const cells = [...container.querySelectorAll("td article")].map((card) => card.getAttribute("data-run"));
  expect(cells).toEqual(["0", "1", "2", "3"]);
  expect(container.querySelector(".quiet")?.textContent).toContain("The first seed of each cell.");
});

test("one setting stands as a list, and without seeds nothing is said of them", async () => {
  const of = {
    ...document,
    sweep: { ...document.sweep, settings: [document.sweep.settings[0]], repeats: 1 },
  };
  const { container } = await open({}, { of });
  expect(container.querySelectorAll("table")).toHaveLength(0);
  expect(container.querySelectorAll("li article")).toHaveLength(2);
  expect(container.querySelector(".quiet")?.textContent).toBe("");
});

test("a card says how far its run is, and has no figure before there is one", async () => {
  const { card } = await open({
    1: {
      status: "running",
      epoch: 4,
      look: { figures: { validationError: 0.25 } } as CompareRun["look"] & object,
    },
    2: { status: "failed", problem: "The worker has ended." },
    3: { status: "done", result },
  });
  const status = (index: number) => card(index).querySelector(".status")?.textContent;
  const error = (index: number) =>
    card(index).querySelector('[data-quantity="error.validation"]')?.textContent;
  const progress = (index: number) => card(index).querySelector("progress") as HTMLProgressElement;
  expect([0, 1, 2, 3].map(status)).toEqual(["waiting", "training, epoch 4", "failed", "limit, epoch 10"]);
  expect([0, 1, 3].map(error)).toEqual(["", "25 %", "20 %"]);
  expect(card(2).querySelector(".fault")?.textContent).toBe("The worker has ended.");
  expect(card(2).querySelector("dl")).toBeNull();
  expect(progress(0).value).toBe(0);
  expect(progress(1).value).toBe(4);
  expect(progress(3).value).toBe(progress(3).max);
});

test("what lies outside the brushes isn't there; what has no figure yet is", async () => {
  const { container } = await open(
    { 0: { status: "done", result }, 1: { status: "done", result } },
    { inside: [1] },
  );
  const shown = [...container.querySelectorAll("article")].map((card) => card.getAttribute("data-run"));
  expect(shown).toEqual(["1", "2", "3"]);
});

test("a press chooses, two open the run in Train, and the card that is pointed at is lit", async () => {
  const { card, openRun, arrangement, stores } = await open({ 1: { status: "done", result } });
  const button = page.getByRole("button", { name: /^Choose .*relu/i }).first();
  await userEvent.hover(button);
  await vi.waitFor(() => expect(card(1).classList.contains("lit")).toBe(true));
  await button.click();
  expect(arrangement().chosen).toBe(1);
  await expect.element(button).toHaveAttribute("aria-pressed", "true");
  await button.dblClick();
  expect(openRun).toHaveBeenCalledOnce();
  expect(stores.workbench.getState().view).toBe("train");
});
