import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import ProgramMatrices from "../../../../../../src/views/step/looks/matrices/program/ProgramMatrices";
import { goTo, openProgram, printedIn } from "../../../../open";

const program = `X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
W = np.array([[1.0, 0.5], [0.0, -1.0]])
Z = X @ W
L = np.sum(Z)
`;

const current = (container: Element) => container.querySelector<HTMLElement>(".operation-row.current");
const marked = (container: Element, state: string) =>
  [
    ...new Set([...container.querySelectorAll<HTMLElement>(`td.${state}`)].map((cell) => cell.dataset.name)),
  ].sort();

test("the row and the column of a product are lit, with the axis that the sum runs over and all shapes", async () => {
  const { workbench, container } = await openProgram(<ProgramMatrices />, { program }, { index: 3 });
  await vi.waitFor(() => {
    expect(marked(container, "now")).toEqual(["Z[1,1]"]);
    expect(marked(container, "read")).toEqual(["W[0,1]", "W[1,1]", "X[1,0]", "X[1,1]"]);
  });
  const row = current(container);
  expect(row?.textContent).toContain("(3, 2) = (3, 2) @ (2, 2)");
  const [x, w] = [...(row?.querySelectorAll(".array") ?? [])];
  expect(x.querySelector(".matrix.value")?.className).toContain("sums-across");
  expect(w.querySelector(".matrix.value")?.className).toContain("sums-down");
  expect(x.querySelector(".array-shape b")?.textContent).toMatch(/^2/);
  // What isn't computed yet is blank.
  expect(printedIn(container).has("Z[2,0]")).toBe(false);
  expect(printedIn(container).get("Z[1,0]")).toBe(3);
  // On the way back it is the product with the other factor, turned.
  const { opened } = workbench.getState();
  await goTo(workbench, (opened?.count ?? 0) - 1);
  await vi.waitFor(() => {
    expect(marked(container, "now")).toEqual(["dL/dW[1,1]"]);
    expect(current(container)?.textContent).toContain("(2, 2) = (2, 3) @ (3, 2)");
    expect(printedIn(container).get("dL/dW[1,1]")).toBe(12);
  });
});

test("a pointed-at number, or an array's name in the code, is lit in the matrices", async () => {
  const { workbench, container } = await openProgram(<ProgramMatrices />, { program }, { index: 3 });
  // Wherever another test has left the mouse.
  await page.elementLocator(document.documentElement).hover({ position: { x: 0, y: 0 } });
  workbench.getState().point("X[0,1]");
  await vi.waitFor(() => expect(marked(container, "lit")).toEqual(["X[0,1]"]));
  workbench.getState().point("W");
  await vi.waitFor(() => expect(marked(container, "lit")).toEqual(["W[0,0]", "W[0,1]", "W[1,0]", "W[1,1]"]));
});

test("large arrays and the passes of loops are folded until the step is in them", async () => {
  const large = "x = np.ones(100)\ns = 0.0\nfor k in range(3):\n    s = s + np.sum(x)\nf = s * 2\n";
  const { workbench, container, getByText } = await openProgram(<ProgramMatrices />, { program: large });
  await vi.waitFor(() => expect(container.querySelectorAll("details.group")).toHaveLength(3));
  const open = () =>
    [...container.querySelectorAll<HTMLDetailsElement>("details.group")].map((group) => group.open);
  await vi.waitFor(() => expect(open()).toEqual([true, false, false]));
  expect(container.querySelectorAll("td").length).toBeLessThan(50);
  await getByText("100 numbers").first().click();
  await vi.waitFor(() => expect(container.querySelectorAll("td").length).toBeGreaterThan(60));
  await goTo(workbench, 4);
  await vi.waitFor(() => expect(open()[2]).toBe(true));
});
