import { expect, test, vi } from "vitest";
import JacobianView from "../../../../../src/views/step/looks/jacobian/JacobianView";
import { openProgram, printedIn } from "../../../open";

const program =
  "x = np.array([1.0, 2.0])\ny = np.array([[1.0, 3.0], [0.0, 2.0], [5.0, 0.0]]) @ (x * x)\nf = np.sum(y)\n";

const rowsOf = (container: Element) =>
  [...container.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll<HTMLElement>("button")].map(({ dataset }) => Number(dataset.value)),
  );

test("the Jacobian of a vector in either layout, with its size", async () => {
  const { container, getByRole, getByText } = await openProgram(<JacobianView />, { program });
  await vi.waitFor(() =>
    expect(rowsOf(container)).toEqual([
      [2, 12],
      [0, 8],
      [10, 0],
    ]),
  );
  expect(printedIn(container).get("dy[2]/dx[0]")).toBe(10);
  const heads = [...container.querySelectorAll<HTMLElement>(".jacobian-table th .breaking-name")];
  for (const head of heads) expect(head.offsetHeight, head.textContent).toBeLessThan(30);
  await expect.element(getByText("∂y/∂x: 3 × 2")).toBeVisible();
  await getByRole("button", { name: /denominator layout/ }).click();
  await vi.waitFor(() =>
    expect(rowsOf(container)).toEqual([
      [2, 0, 10],
      [12, 8, 0],
    ]),
  );
  await expect.element(getByText("∂y/∂x: 2 × 3")).toBeVisible();
});

test("a press on an entry leads to its step, of which undo leads back", async () => {
  const { workbench, container, getByRole } = await openProgram(<JacobianView />, { program });
  await getByRole("button", { name: "∂y[1]/∂x[1] = 8" }).click();
  await vi.waitFor(() => {
    const { program: open, opened } = workbench.getState();
    expect(open?.of).toBe("y[1]");
    expect(opened?.step.quantity).toBe("dy[1]/dx[1]");
    expect(opened?.step.value).toBe(8);
    expect(container.querySelector("td.now button")?.getAttribute("data-quantity")).toBe("dy[1]/dx[1]");
  });
  workbench.getState().undo();
  await vi.waitFor(() => expect(workbench.getState().opened?.shown?.of).toBe("f"));
});

test("what doesn't depend on the other says so", async () => {
  const { container, getByRole, getByText } = await openProgram(<JacobianView />, {
    program: "x = np.array([1.0, 2.0])\nb = np.array([3.0])\nz = x * 2\nf = np.sum(z) + np.sum(b)\n",
  });
  await vi.waitFor(() => expect(rowsOf(container)).toHaveLength(2));
  await getByRole("combobox", { name: "By" }).selectOptions("b");
  await expect.element(getByText(/doesn't depend on b/)).toBeVisible();
});
