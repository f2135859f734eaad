import { expect, test, vi } from "vitest";
import ProgramCurveView from "../../../../../src/views/step/looks/curve/ProgramCurveView";
import { openProgram, printedIn } from "../../../open";

const program = `x = np.array([1.0, -2.0])
A = np.array([[2.0, 1.0], [1.0, 3.0]])
f = x @ A @ x
right = (A + A.T) @ x
wrong = 2 * A @ x
`;

test("both sides of an identity in one picture, and where one of them fails", async () => {
  const { workbench, container, getByRole, getByText } = await openProgram(<ProgramCurveView />, { program });
  await getByRole("combobox", { name: "Number", exact: true }).selectOptions("A[0,1]");
  const another = () => getByRole("combobox", { name: "Draw another quantity" });
  await another().selectOptions("df/dx[0]");
  await another().selectOptions("right[0]");
  await another().selectOptions("wrong[0]");
  await getByRole("button", { name: "Leave out f" }).click();
  await expect.element(getByText(/^∂f\/∂x\[0\] and right\[0\] are the same at all/)).toBeVisible();
  await expect
    .element(getByText("∂f/∂x[0] and wrong[0] meet at A[0,1] ≈ 1, and differ elsewhere here."))
    .toBeVisible();
  await vi.waitFor(() => expect(container.querySelectorAll("path.line:not(.tangent)")).toHaveLength(3));
  expect(printedIn(container).get("right[0]")).toBe(0);
  expect(workbench.getState().about.draw).toEqual(["df/dx[0]", "right[0]", "wrong[0]"]);
});

test("begins along what the program writes a gradient of, or its optimizer changes, not along data", async () => {
  const fit = "x = np.array([1.0, 2.0])\nw = np.array([0.5, 0.1])\nL = np.sum((w * x - 1) ** 2)\n";
  const along = async (document: Parameters<typeof openProgram>[1]) => {
    const { getByRole, unmount } = await openProgram(<ProgramCurveView />, document);
    const choice = getByRole("combobox", { name: "Number", exact: true });
    await expect.element(choice).toBeVisible();
    const { value } = choice.element() as HTMLSelectElement;
    await unmount();
    return value;
  };
  expect(await along({ program: fit })).toBe("x[0]");
  expect(await along({ program: `${fit}dw = 2 * (w * x - 1) * x\n` })).toBe("w[0]");
  const optimizer = { type: "sgd", learningRate: 0.1 } as const;
  expect(await along({ program: fit, version: 9, optimizer, parameters: ["w"] })).toBe("w[0]");
});

test("the point is moved by keys and by dragging: the number in the text is another one", async () => {
  const { workbench, getByRole } = await openProgram(<ProgramCurveView />, {
    program: "x = 2.0\nf = x ** 3\n",
  });
  const slider = getByRole("slider", { name: "x, the point on the curves" });
  await expect.element(slider).toHaveAttribute("aria-valuetext", "x 2: f 8");
  (slider.element() as SVGElement).focus();
  slider.element().dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
  await vi.waitFor(() => expect(workbench.getState().program?.program).toMatch(/^x = 2\.\d+\n/));
  workbench.getState().undo();
  await vi.waitFor(() => expect(workbench.getState().program?.program).toBe("x = 2.0\nf = x ** 3\n"));
});

test("keys at the point follow the number's size, in the curve and in the map", async () => {
  const { workbench, getByRole } = await openProgram(<ProgramCurveView />, {
    program: "x = 1e-7\ny = 0.5\nf = x * y\n",
  });
  const reads = (text: string) =>
    vi.waitFor(() => expect(workbench.getState().program?.program).toBe(`${text}\nf = x * y\n`));
  const press = (element: Element, key: string) =>
    element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const point = getByRole("slider", { name: "x, the point on the curves" });
  await expect.element(point).toBeVisible();
  press(point.element(), "ArrowRight");
  await reads("x = 1.1e-7\ny = 0.5");
  await getByRole("combobox", { name: "Second number" }).selectOptions("y");
  const onMap = getByRole("slider", { name: "x and y, the point on the map" });
  await expect.element(onMap).toBeVisible();
  press(onMap.element(), "ArrowLeft");
  await reads("x = 1e-8\ny = 0.5");
  press(onMap.element(), "PageUp");
  await vi.waitFor(() => expect(workbench.getState().program?.program).toMatch(/^x = 1e-8\ny = 0\.[67]/));
});

test("the map over two numbers has the gradient of the program's scalar", async () => {
  const { container, getByRole } = await openProgram(<ProgramCurveView />, { program });
  await getByRole("combobox", { name: "Second number" }).selectOptions("x[1]");
  await vi.waitFor(() => {
    const printed = printedIn(container);
    expect(printed.get("f")).toBe(10);
    expect(printed.get("df/dx[1]")).toBe(-10);
  });
});
