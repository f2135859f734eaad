import type { Locator, Page } from "@playwright/test";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";
import { openProgram } from "./program";

const editor = (page: Page) => page.getByRole("textbox", { name: "Program" });
const line = (page: Page, number: number) => page.locator(".cm-line").nth(number - 1);
const claims = (page: Page) =>
  page.getByRole("list", { name: "Gradients in the code" }).getByRole("listitem");

/** Two units, of which one is off, and a hand-written way back whose slope is wrong. */
const program = `W = np.array([[0.8, -0.5, 0.1], [0.3, 0.9, -0.4]])
b = np.array([0.05, -1.5])
x = np.array([0.7, -1.1, 0.2])
t = 0.5
z = W @ x + b
h = np.maximum(0, z)
loss = 0.5 * np.sum((h - t) ** 2)
dh = h - t
dz = dh * h
dW = np.outer(dz, x)
`;

async function write(page: Page, text: string) {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
  await page.keyboard.press("ControlOrMeta+Enter");
}

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("is judged in the margin and in the graph, with the step that its first wrong line should have been", async ({
  page,
}) => {
  await openProgram(page, program);
  const code = page.getByRole("region", { name: "Code" });
  await expect(code.getByText("First wrong line: 9.")).toBeVisible();
  await expect(page.locator(".sign.right").first()).toHaveText("✓");
  await expect(page.locator(".signs .sign.wrong")).toHaveText("✗");
  await expect(page.locator(".signs .sign.carried")).toHaveText("↷");
  const graph = page.locator(".program-graph");
  await expect(graph.locator('[data-claim="dz"] .sign')).toHaveText("✗");
  await expect(graph.locator('[data-claim="dz"] .claimed')).toHaveText("yours 0.802, 0");
  await expect(graph.locator('[data-claim="dh"]')).toHaveText(/✓$/);
  const explanation = page.getByRole("region", { name: "Explanation" });
  await explanation.getByRole("button", { name: "Go to the step of z’s gradient" }).click();
  await expect(explanation.getByRole("heading", { name: "Gradient of z[0]" })).toBeVisible();
  const own = page.getByRole("region", { name: "Your line" });
  await expect(own).toContainText("First wrong line: 9.");
  await expect(own).not.toContainText("dh * (h > 0)");
  await own.getByRole("button", { name: "Show me the right line" }).click();
  await expect(own).toContainText("Line 9 is right as dh * (h > 0)");
  expect(await accessibilityFaults(page, { part: ".explanation" })).toEqual([]);
  await write(page, program.replace("dh * h", "dh * (h > 0)"));
  await expect(code.getByText("All 3 gradients that this code writes out are right.")).toBeVisible();
});

test("marks the helper's line where the mistake was made: in the margin, in the graph and in words", async ({
  page,
}) => {
  await openProgram(page, program.replace("dz = dh * h", "slope = h\ndz = dh * slope"));
  const code = page.getByRole("region", { name: "Code" });
  await expect(code.getByText("First wrong line: 9.")).toBeVisible();
  await expect(code.getByText("slope, which goes into dz, the gradient of z:")).toBeVisible();
  const wrong = page.locator(".signs .sign.wrong");
  await expect(wrong).toHaveCount(1);
  await expect(page.locator(".signs .sign.carried")).toHaveCount(2);
  const middle = async (locator: Locator) => {
    const box = await locator.boundingBox();
    return box ? box.y + box.height / 2 : Number.NaN;
  };
  expect(Math.abs((await middle(wrong)) - (await middle(line(page, 9))))).toBeLessThan(6);
  const graph = page.locator(".program-graph");
  await expect(graph.locator('[data-claim="slope"] .sign')).toHaveText("✗");
  await expect(graph.locator('[data-claim="slope"] .claimed')).toHaveText("yours 0.802, 0");
  const explanation = page.getByRole("region", { name: "Explanation" });
  await expect(explanation).toContainText("Your own backward pass errs first in line 9.");
  await explanation.getByRole("button", { name: "Go to the step of z’s gradient" }).click();
  const own = page.getByRole("region", { name: "Your line" });
  await expect(own).toContainText("First wrong line: 9.");
  await expect(own).toContainText("your line 10: dz, the gradient of z: right in itself", {
    ignoreCase: true,
  });
  await own.getByRole("button", { name: "Show me the right line" }).click();
  await expect(own).toContainText("Line 9 is right as h > 0");
});

test("of another shape is drawn beside the one that was expected", async ({ page }) => {
  await openProgram(
    page,
    program.replace("dh * h", "dh * (h > 0)").replace("np.outer(dz, x)", "np.outer(x, dz)"),
  );
  await page.getByRole("button", { name: "Go to the step of W’s gradient" }).first().click();
  const own = page.getByRole("region", { name: "Your line" });
  await expect(own.getByRole("figure").nth(0)).toContainText("yours: dW3 rows × 2 columns");
  await expect(own.getByRole("figure").nth(1)).toContainText("expected, as W2 rows × 3 columns");
});

test("counts the lines that the reader says, of what the reader says, and takes that back", async ({
  page,
}) => {
  await openProgram(page, program.replaceAll("dz", "back"));
  const code = page.getByRole("region", { name: "Code" });
  // A line that isn't known as a gradient is marked for what goes through it.
  await expect(code.getByText("back, which goes into dW, the gradient of W:")).toBeVisible();
  await code.getByText("Lines that count as gradients (2)").click();
  await code
    .getByRole("combobox", { name: "Another line that is a gradient" })
    .selectOption({ label: "9: back = dh * h" });
  await code.getByRole("combobox", { name: "Of what it is the gradient" }).selectOption({ label: "of z" });
  await expect(line(page, 9)).toHaveText("back = dh * h  # gradient of z");
  await expect(code.locator("p").getByText("back, the gradient of z:")).toBeVisible();
  await expect(code.getByText("First wrong line: 9.")).toBeVisible();
  await expect(claims(page).nth(1)).toContainText("Line 9: back, the gradient of z: wrong");
  await code.getByRole("combobox", { name: "Line 9: gradient of" }).selectOption({ label: "no gradient" });
  await expect(line(page, 9)).toHaveText("back = dh * h  # no gradient");
  await claims(page).getByRole("button", { name: "Take it back" }).click();
  await expect(line(page, 9)).toHaveText("back = dh * h");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(line(page, 9)).toHaveText("back = dh * h  # no gradient");
});

test("says its conventions in words, also in what is exported", async ({ page }) => {
  await openProgram(
    page,
    `X = np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2], [1.3, -0.4]])
y = np.array([[1.0], [0.0], [1.0], [0.0]])
w = np.array([[0.4], [-0.3]])
m = 4
z = X @ w
J = 0.5 * np.sum((z - y) ** 2) / m
dz = z - y
dw = X.T @ dz / m
`,
  );
  const said = "is the gradient times 4 (m); the lines that read it undo that";
  await expect(page.getByRole("region", { name: "Code" }).getByText(`Line 7: dz ${said}.`)).toBeVisible();
  await page.getByRole("button", { name: /^Export/ }).click();
  await page.getByRole("button", { name: "Copy: Markdown" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied: Markdown" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(said);
});
