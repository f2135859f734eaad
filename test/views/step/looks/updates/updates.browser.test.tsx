import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import UpdatesView from "../../../../../src/views/step/looks/updates/UpdatesView";
import { numberOf, open, printedIn } from "../../../open";

test("one update shows each parameter before and after, as the pass computes them", async () => {
  const { container } = await open(<UpdatesView />);
  const table = await vi.waitFor(() => container.querySelector("tbody") ?? Promise.reject("no table yet"), {
    timeout: 10_000,
  });
  const printed = printedIn(table);
  for (const [name, value] of printed) expect(value, name).toBe(numberOf(name));
  for (const name of ["W1[1,2]", "dL/dW1[1,2]", "W1[1,2]'", "b2", "dL/db2", "b2'"])
    expect(printed.has(name), name).toBe(true);
});

test("after ten updates a parameter is no longer called the next one", async () => {
  const { container } = await open(<UpdatesView />);
  await page.getByRole("button", { name: "10 updates", exact: true }).click();
  await expect.element(page.getByRole("button", { name: "Apply 10 updates" })).toBeEnabled();
  const printed = printedIn(container.querySelector("tbody") as Element);
  expect([...printed.keys()].some((name) => name.endsWith("'"))).toBe(false);
  expect(printed.get("W2[1,1]")).toBe(0.4);
});

test("applying is one change: the parameters are the new ones, and undo brings the old ones back", async () => {
  const { workbench } = await open(<UpdatesView />);
  await page.getByRole("button", { name: "Apply the update" }).click();
  const weight = () => workbench.getState().document?.layers[1].weights[0][0];
  await vi.waitFor(() => expect(weight()).toBe(numberOf("W2[1,1]'")));
  expect(workbench.getState().document?.layers[0].weights[0][1]).toBe(numberOf("W1[1,2]'"));
  workbench.getState().undo();
  await vi.waitFor(() => expect(weight()).toBe(0.4));
});

test("the table is one stop of the Tab key, and arrow keys go through its numbers", async () => {
  const { container } = await open(<UpdatesView />);
  const table = page.getByRole("group", {
    name: "Parameters and gradients: arrow keys go from one to the next",
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
    ["ArrowRight", 1, 1],
    ["ArrowUp", 0, 1],
  ];
  for (const [key, ...place] of walk) {
    await userEvent.keyboard(`{${key}}`);
    expect(at()).toEqual(place);
  }
});
