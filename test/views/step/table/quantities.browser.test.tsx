import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import Quantities from "../../../../src/views/step/table/Quantities";
import { goTo, numberOf, open, openProgram, printedIn, quantities, stepOf } from "../../open";

test("at each step the table holds what is known after it: nothing too early, nothing too late", async () => {
  const { workbench, container } = await open(<Quantities />);
  const last = Math.max(...quantities.map(({ step }) => step));
  for (const index of [0, 1, stepOf("a1[1]"), stepOf("L") - 1, stepOf("L"), stepOf("dL/dW2[1,1]"), last]) {
    await goTo(workbench, index);
    const table = container.querySelector("table");
    const known = quantities.filter(({ step }) => step <= index);
    await vi.waitFor(() => {
      const printed = printedIn(table as Element);
      for (const [name, value] of printed) {
        expect(value, name).toBe(numberOf(name));
        expect(stepOf(name), `${name} at step ${index}`).toBeLessThanOrEqual(index);
      }
      // A new parameter stands in the row of the old one.
      for (const { name } of known.filter((each) => !each.name.endsWith("'")))
        expect(printed.has(name) || printed.has(`${name}'`), `${name} at step ${index}`).toBe(true);
    });
  }
});

test("the row of the step is marked, and only that", async () => {
  const { container } = await open(<Quantities />, stepOf("dL/dW2[1,1]"));
  const rows = [...container.querySelectorAll("tr.now")];
  expect(rows.map((row) => row.querySelector("th")?.textContent)).toEqual(["w₅"]);
});

test("the filter leaves what is called so, by its name or the sheet's, and says when that is nothing", async () => {
  const { container } = await open(<Quantities />, stepOf("L"));
  const names = () => [...container.querySelectorAll("tbody th")].map(({ textContent }) => textContent);
  const filter = page.getByRole("searchbox", { name: "Filter the quantities" });
  await filter.fill("w₅");
  await vi.waitFor(() => expect(names()).toEqual(["w₅"]));
  await filter.fill("W2[1,1]");
  await vi.waitFor(() => expect(names()).toEqual(["w₅"]));
  await filter.fill("no such");
  await expect.element(page.getByText("Nothing known so far is called “no such”.")).toBeVisible();
});

test("a press on a head sorts by it, the largest first; another brings back the order of the pass", async () => {
  const { container } = await open(<Quantities />, stepOf("dL/dW1[1,1]"));
  const gradients = () =>
    [...container.querySelectorAll<HTMLElement>("tbody [data-quantity^='dL/d']")].map(({ dataset }) =>
      Math.abs(Number(dataset.value)),
    );
  const inOrder = gradients();
  const head = page.getByRole("button", { name: "gradient", exact: true });
  await userEvent.click(head);
  await vi.waitFor(() => expect(gradients()).toEqual(inOrder.toSorted((a, b) => b - a)));
  await userEvent.click(head);
  await vi.waitFor(() => expect(gradients()).toEqual(inOrder));
});

test("while a number of a program is moved, the table has what becomes of the others, and then what was there", async () => {
  const { workbench, container } = await openProgram(<Quantities />, { program: "x = 2.0\nf = x * x" });
  const printed = () => printedIn(container.querySelector("table") as Element);
  await vi.waitFor(() => expect(printed().get("f")).toBe(4));
  workbench.getState().preview([{ path: ["program"], value: "x = 3.0\nf = x * x" }]);
  await vi.waitFor(() =>
    expect([...printed()]).toEqual([
      ["x", 3],
      ["f", 9],
    ]),
  );
  workbench.getState().preview();
  await vi.waitFor(() =>
    expect([...printed()]).toEqual([
      ["x", 2],
      ["f", 4],
    ]),
  );
});

/** 120 numbers and their squares, with a sum at the end. */
const long = `x = np.array([${Array.from({ length: 120 }, (_, k) => `${k + 1}.0`).join(", ")}])
y = x * x
f = np.sum(y)`;

/** The box of a long table, its rows that are there, and whether one sees rows alone: no place of one that isn't there. */
function lookAt(container: HTMLElement) {
  const box = container.querySelector<HTMLElement>(".scroll") as HTMLElement;
  const { bottom } = box.getBoundingClientRect();
  const top = container.querySelector("thead th")?.getBoundingClientRect().bottom ?? 0;
  const isSeen = (element: Element) => {
    const rect = element.getBoundingClientRect();
    return rect.bottom > top + 1 && rect.top < bottom - 1;
  };
  const rows = [...container.querySelectorAll("tbody tr:has(th)")];
  const gaps = [...container.querySelectorAll("tbody tr:not(:has(th))")];
  const nameOf = (row: Element) => row.querySelector("th")?.textContent ?? "";
  return {
    box,
    count: rows.length,
    seen: rows.filter(isSeen).map(nameOf),
    isWhole: rows.some(isSeen) && !gaps.some(isSeen),
  };
}

const framed = (
  <div style={{ height: 260, display: "grid", gridTemplateRows: "minmax(0, 1fr)" }}>
    <Quantities />
    <style>{".quantities { min-height: 0; display: grid; grid-template-rows: auto minmax(0, 1fr) }"}</style>
  </div>
);

test("of a long table those rows are there that one sees, and some beside them, wherever one scrolls", async () => {
  const { container, workbench } = await openProgram(framed, { program: long });
  await goTo(workbench, (workbench.getState().opened?.count ?? 0) - 1);
  const { box } = lookAt(container);
  const rows = Number(container.querySelector("table")?.getAttribute("aria-rowcount"));
  expect(rows).toBeGreaterThan(200);
  // From now on the reader scrolls, and the step's row isn't brought back.
  box.dispatchEvent(new WheelEvent("wheel"));
  for (const share of [0, 0.5, 0.25, 1]) {
    box.scrollTop = share * box.scrollHeight;
    await vi.waitFor(() => {
      // The end is further down once the rows there are as high as they are.
      if (share === 1) box.scrollTop = box.scrollHeight;
      const { count, seen, isWhole } = lookAt(container);
      expect(isWhole).toBe(true);
      expect(count).toBeLessThan(60);
      if (share === 0) expect(seen).toContain("x[0]");
      const end = container.querySelector("tbody:last-child > tr:last-child > th")?.textContent;
      if (share === 1) expect(seen.at(-1)).toBe(end);
    });
  }
});

test("a step that leads elsewhere in a long table shows its row, and those around it", async () => {
  const { container, workbench } = await openProgram(framed, { program: long });
  const last = (workbench.getState().opened?.count ?? 0) - 1;
  for (const index of [last, 60, last]) {
    await goTo(workbench, index);
    await vi.waitFor(() => {
      const { count, seen, isWhole } = lookAt(container);
      expect(seen).toContain(container.querySelector("tr.now th")?.textContent);
      expect(isWhole).toBe(true);
      expect(count).toBeLessThan(60);
    });
  }
});

test("all numbers of a step are in view where there is room for them, else the first of them", async () => {
  const program = `x = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
y = x * x
z = np.concatenate([x, y, x, y])
f = np.sum(z)`;
  const { container, workbench } = await openProgram(framed, { program }, { size: "layer" });
  const now = () => [...container.querySelectorAll("tr.now th")].map(({ textContent }) => textContent);
  await vi.waitFor(() => {
    expect(now()).toHaveLength(6);
    expect(lookAt(container).seen).toEqual(expect.arrayContaining(now()));
  });
  await goTo(workbench, 1);
  await vi.waitFor(() => {
    expect(now()).toHaveLength(24);
    expect(lookAt(container).seen[0]).toBe(now()[0]);
  });
});
