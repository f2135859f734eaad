import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import CheckView from "../../../../../src/views/step/looks/check/CheckView";
import { numberOf, open, printedIn } from "../../../open";

const rows = (container: Element) => [...container.querySelectorAll<HTMLTableRowElement>("tbody tr")];

test("every gradient stands beside its difference, the worst first, and all pass", async () => {
  const { container } = await open(<CheckView />);
  await vi.waitFor(() => expect(rows(container)).toHaveLength(12), { timeout: 10_000 });
  for (const [name, value] of printedIn(container.querySelector("tbody") as Element))
    expect(value, name).toBe(numberOf(name));
  const off = rows(container).map((row) => Number(row.cells[4].textContent?.replace("−", "-")));
  expect(off).toEqual(off.toSorted((a, b) => b - a));
  expect(rows(container).every((row) => row.cells[1].textContent === "passes")).toBe(true);
  await expect.element(page.getByRole("status")).toHaveTextContent("All 12 gradients pass");
});

test("with a mistake the rows that fail say by how much, and none claims to be the pass's gradient", async () => {
  const { container } = await open(<CheckView />);
  const mistakes = page.getByRole("combobox", { name: "Break it" });
  await expect.element(mistakes).toBeVisible();
  const [, { value: first }] = (mistakes.element() as HTMLSelectElement).options;
  await userEvent.selectOptions(mistakes, first);
  await vi.waitFor(() => expect(container.querySelector("tr.fails")).not.toBeNull(), { timeout: 10_000 });
  for (const row of rows(container)) {
    const fails = row.cells[1].textContent === "fails";
    expect(row.cells[5].textContent !== "", row.cells[0].textContent ?? "").toBe(fails);
  }
  expect(printedIn(container.querySelector("tbody") as Element).size).toBe(0);
  await expect.element(page.getByRole("status")).toHaveTextContent(/of 12 gradients fail/);
});

test("a step that is too large makes gradients fail, and the page says that it is the step's fault", async () => {
  const { container } = await open(<CheckView />);
  await vi.waitFor(() => expect(rows(container)).toHaveLength(12), { timeout: 10_000 });
  const step = page.getByRole("slider", { name: "Step h of the difference" });
  await expect.element(step).toHaveAttribute("aria-valuetext", "10⁻⁵");
  await step.fill("-2");
  await expect.element(step).toHaveAttribute("aria-valuetext", "10⁻¹");
  await vi.waitFor(() => expect(container.querySelector("tr.fails")).not.toBeNull(), { timeout: 10_000 });
  await expect.element(page.getByRole("status")).toHaveTextContent(/the gradients are right.*truncation/);
});

test("the table is one stop of the Tab key, and arrow keys go through its numbers", async () => {
  const { container } = await open(<CheckView />);
  const table = page.getByRole("group", {
    name: "Gradients and differences: arrow keys go from one to the next",
  });
  await expect.element(table).toBeVisible();
  const stops = container.querySelectorAll('.plot-scroll :is(button, a, input):not([tabindex="-1"])');
  expect(stops).toHaveLength(0);
  (table.element() as HTMLElement).focus();
  const at = () => {
    const cell = document.activeElement?.closest<HTMLTableCellElement>("td, th");
    return [cell?.closest("tr")?.sectionRowIndex, cell?.cellIndex];
  };
  const walk: [string, ...number[]][] = [
    ["ArrowDown", 0, 0],
    ["ArrowDown", 1, 0],
    ["ArrowRight", 1, 2],
    ["ArrowUp", 0, 2],
  ];
  for (const [key, ...place] of walk) {
    await userEvent.keyboard(`{${key}}`);
    expect(at()).toEqual(place);
  }
});
