import type { Page } from "@playwright/test";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";
import { openProgram } from "./program";

const editor = (page: Page) => page.getByRole("textbox", { name: "Program", exact: true });
const comparison = (page: Page) => page.getByRole("region", { name: "Comparison" }).getByRole("row");

async function write(page: Page, text: string) {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
  await page.keyboard.press("ControlOrMeta+Enter");
}

/** A mean of squares, whose gradients PyTorch's sum would have four times as large. */
const program = `X = np.array([[0.5, -1.0], [1.0, 0.3], [-0.7, 0.8], [0.2, 0.9]])
t = np.array([1.0, 0.0, 1.0, 0.5])
w = np.array([0.4, -0.6])
loss = np.mean((X @ w - t) ** 2)
`;

test("numbers of a real run are compared with a program's, and their convention is named", async ({
  page,
}) => {
  await openProgram(page, program);
  await page.getByRole("group", { name: "Show as" }).getByRole("button", { name: "Answers" }).click();
  await page.getByText("Compare with a real run").click();
  const paste = page.getByRole("textbox", { name: /^What PyTorch, Keras or NumPy printed/ });
  await paste.fill("loss: 1.0269\nw.grad = tensor([ 2.3200, -4.0120])\nv = 3");
  await expect(comparison(page).nth(1)).toContainText("loss");
  await expect(comparison(page).nth(1)).toHaveAttribute("data-verdict", "right");
  await expect(comparison(page).nth(2)).toHaveAttribute("data-verdict", "convention");
  await expect(comparison(page).nth(2)).toContainText("these are the numbers with sum in the place of mean");
  await expect(page.getByRole("list", { name: "What can’t be compared" })).toContainText(
    "Line 3: the program has no v",
  );
  expect(await accessibilityFaults(page, { part: ".stage" })).toEqual([]);
  // What was pasted stays, and is compared with the program as it is then.
  await write(page, program.replace("np.mean", "np.sum"));
  await expect(comparison(page).nth(2)).toHaveAttribute("data-verdict", "right");
  await paste.fill("");
  await expect(comparison(page)).toHaveCount(0);
});
