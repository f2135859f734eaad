import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Timeline } from "../../../../src/views/step/timeline/Timeline";
import { openProgram } from "../../open";

const program = `x = np.array([1.0, 2.0])
w = np.array([0.5, -0.5])
for epoch in range(3):
    loss = np.sum((w * x - 1) ** 2)
    dw = 2 * (w * x - 1) * x
    w -= 0.1 * dw
`;

test("which pass of a training loop is looked at is chosen beside the steps, and undone", async () => {
  const { workbench } = await openProgram(<Timeline />, { program });
  const { getState } = workbench;
  const first = () => getState().opened?.numbers.at("w[0]", getState().opened?.step.index ?? 0);
  const field = page.getByRole("spinbutton", { name: "Pass of the loop in line 3" });
  await expect.element(field).toHaveValue("1");
  await expect
    .element(page.getByTitle("This is pass 1 of the 3 that the loop in line 3 makes."))
    .toBeVisible();
  expect(first()).toBe(0.5);
  await page.getByRole("button", { name: "Next pass" }).click();
  await expect.element(field).toHaveValue("2");
  expect(getState().program).toMatchObject({ pass: 2 });
  // One step of gradient descent: 0.5 − 0.1 · 2 · (0.5 − 1).
  await vi.waitFor(() => expect(first()).toBeCloseTo(0.6, 12));
  await field.fill("3");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("button", { name: "Next pass" })).toBeDisabled();
  await field.fill("4");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("must be a whole number from 1 to 3");
  await userEvent.keyboard("{Escape}");
  expect(getState().program).toMatchObject({ pass: 3 });
  getState().undo();
  await expect.element(field).toHaveValue("1");
  expect(getState().program).not.toHaveProperty("pass");
});

test("a program that trains in no loop has no choice of it", async () => {
  await openProgram(<Timeline />, { program: "x = 2.0\nf = x * x\n" });
  await expect.element(page.getByRole("button", { name: "Next step" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Next pass" })).not.toBeInTheDocument();
});
