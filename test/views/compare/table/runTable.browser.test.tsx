import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { CompareRun } from "../../../../src/store/compare/state/compareState";
import { createArrangement } from "../../../../src/views/compare/runs/arrangement";
import type { ComparedRun } from "../../../../src/views/compare/runs/rows";
import { tableColumns, tableLines } from "../../../../src/views/compare/table/columns";
import { RunTable } from "../../../../src/views/compare/table/RunTable";
import { openStill } from "../../openStill";
import { document, quantities, row, rows } from "../comparedRuns";

/** The table of some runs, one line each. */
async function open(some: readonly ComparedRun[] = rows, sortedBy = "validationError") {
  const openRun = vi.fn();
  const columns = tableColumns(document, quantities, false);
  const screen = await openStill(
    <div style={{ height: 300, marginTop: 40, display: "grid" }}>
      <RunTable
        lines={tableLines(some, false, undefined)}
        columns={columns}
        all={columns}
        sortedBy={sortedBy}
        descending={false}
        canGroup
      />
    </div>,
    {
      training: { openRun },
      compare: {
        document,
        runs: some.map(({ result }) => ({ result }) as unknown as CompareRun),
        documentOf: () => document,
      },
    },
  );
  const { getState } = screen.stores.get(createArrangement);
  return { ...screen, openRun, arrangement: getState };
}

const lines = () => page.getByRole("rowheader").elements() as HTMLElement[];
const line = (run: number) =>
  lines()
    .find(({ textContent }) => textContent === String(run))
    ?.closest("tr") as HTMLElement;
const head = (run: number) => page.getByRole("rowheader", { name: String(run), exact: true });

test("arrows choose the line above and below and stop at the ends, Enter opens the run in Train", async () => {
  const { arrangement, openRun, stores } = await open();
  line(1).focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(arrangement().chosen).toBe(2);
  expect(window.document.activeElement).toBe(line(3));
  expect(line(3).getAttribute("aria-selected")).toBe("true");
  await userEvent.keyboard("{PageDown}{ArrowDown}");
  expect(arrangement().chosen).toBe(3);
  await userEvent.keyboard("{PageUp}{ArrowUp}{Enter}");
  expect(arrangement().chosen).toBe(0);
  expect(openRun).toHaveBeenCalledOnce();
  expect(stores.workbench.getState().view).toBe("train");
});

test("a line is chosen by a press, opened by two, and lit while it is pointed at", async () => {
  const { arrangement, openRun } = await open();
  await head(2).hover();
  await expect.poll(() => [arrangement().lit, line(2).className]).toEqual([1, "lit"]);
  await head(2).click();
  expect(arrangement().chosen).toBe(1);
  expect(openRun).not.toHaveBeenCalled();
  await head(3).dblClick();
  expect(openRun).toHaveBeenCalledOnce();
});

test("words leave the lines that have them, and how many is said; of none that have them nothing is left", async () => {
  await open();
  const filter = page.getByRole("searchbox", { name: "Filter the table" });
  await filter.fill("relu");
  expect(lines().map(({ textContent }) => textContent)).toEqual(["3", "4"]);
  await expect.element(page.getByText("2 of 4")).toBeVisible();
  await filter.fill("adam");
  expect(lines()).toEqual([]);
  await expect.element(page.getByText("0 of 4")).toBeVisible();
});

test("a head sorts by its column, and the other way round at the next press", async () => {
  const { arrangement } = await open();
  await page.getByRole("button", { name: "learning rate", exact: false }).click();
  expect(arrangement().sort).toEqual({ by: "learningRate", descending: false });
  await page.getByRole("button", { name: "valid. error", exact: false }).click();
  expect(arrangement().sort).toEqual({ by: "validationError", descending: true });
  const sorted = page.getByRole("columnheader", { name: "valid. error", exact: false });
  await expect.element(sorted).toHaveAttribute("aria-sort", "ascending");
});

test("a column is hidden and shown, and seeds stand together or apart", async () => {
  const { arrangement } = await open();
  const { hiddenColumns } = arrangement();
  await page.getByText("columns", { exact: true }).click();
  const box = page.getByRole("checkbox", { name: "test loss" });
  await expect.element(box).not.toBeChecked();
  await box.click();
  expect(arrangement().hiddenColumns).toEqual(hiddenColumns.filter((id) => id !== "testLoss"));
  await box.click();
  expect(new Set(arrangement().hiddenColumns)).toEqual(new Set(hiddenColumns));
  await page.getByRole("checkbox", { name: "seeds together" }).click();
  expect(arrangement().perCell).toBe(false);
});

test("of a thousand lines those in view are there, and the table says how many there are", async () => {
  const { container } = await open(Array.from({ length: 1000 }, (_, k) => row(k, [0.1, "tanh"], k / 1000)));
  const table = page.getByRole("table", { name: "Runs" });
  await expect.element(table).toHaveAttribute("aria-rowcount", "1001");
  await vi.waitFor(() => expect(lines().length).toBeLessThan(60));
  const scroller = container.querySelector(".run-scroll") as HTMLElement;
  scroller.scrollTop = scroller.scrollHeight;
  await vi.waitFor(() => expect(line(1000)).toBeDefined());
  expect(line(1000).getAttribute("aria-rowindex")).toBe("1001");
  expect(lines().length).toBeLessThan(60);
});
