import { expect, test } from "./fixtures";
import { networks, shownNumbers, wrongNumbers } from "./golden";
import { everyStep } from "./stepping";

const batch = networks.find(({ id }) => id === "B-Q2");

test("the same step is written in three forms and two conventions, and comes to the same number", async ({
  page,
}) => {
  await page.goto("#D-P1/19/unit");
  const step = page.locator("[data-step]");
  const result = page.getByRole("button", { name: /^Result/ });
  await expect(step).toHaveAttribute("data-step", "18");
  const value = await result.textContent();
  const formulas = page.locator(".formulas");

  await page.getByRole("button", { name: /^Σ/ }).click();
  await expect(formulas.getByRole("img", { name: "Σ(j=1…2)" }).first()).toBeVisible();
  await expect(formulas).toContainText("Here i = 1: ∂L/∂h₁.");
  await expect(result).toHaveText(value ?? "");

  await page.getByRole("button", { name: /^matrix/ }).click();
  await expect(formulas).toContainText("This step is row 1 of ∂L/∂a⁽¹⁾.");
  // Each number of a matrix says which it is.
  await expect(formulas.locator('[data-quantity="W2[1,2]"]')).toHaveAttribute("data-value", /^0\.45/);
  await page.getByRole("group", { name: "Convention" }).getByRole("button", { name: "a Wᵀ + b" }).click();
  await expect(formulas).toContainText("This step is column 1 of ∂L/∂a⁽¹⁾.");
  await expect(result).toHaveText(value ?? "");

  // The choice stays with the reader, from step to step and from sheet to sheet.
  await page.getByRole("button", { name: "Next step" }).click();
  await expect(formulas).toContainText("This step is column 2");
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: /2-2-1 linear, no biases/ }).click();
  await expect(page).toHaveTitle(/^2-2-1 linear/);
  await expect(page.getByRole("button", { name: /^matrix/ })).toHaveAttribute("aria-pressed", "true");
});

test("pointing at a letter lights all that it stands for", async ({ page }) => {
  await page.goto("#D-P1/1/unit");
  await page.getByRole("button", { name: /^Σ/ }).click();
  await page.locator(".formulas [data-q]").first().hover();
  await expect(page.locator("tr.lit th")).toHaveText(["w₁", "w₂"]);
});

test("the whole batch is worked layer by layer, each number as PyTorch has it", async ({ page }) => {
  await page.goto("#B-Q2/1/unit");
  const step = page.locator("[data-step]");
  await expect(step).toHaveAttribute("data-step", "0");
  await page.getByRole("combobox", { name: "Examples in a step" }).selectOption("whole batch");
  await page.getByRole("combobox", { name: "Step size" }).selectOption("layer");
  // The same step is the first of both sizes: what tells them apart is how many there are.
  await expect(page.getByRole("slider", { name: "Step", exact: true })).toHaveAttribute("max", "22");
  await expect(step).toHaveAttribute("data-step", "0");
  const seen = new Set<string>();
  for (const { numbers } of await everyStep(page)) {
    expect(wrongNumbers(batch as never, numbers)).toEqual([]);
    for (const [name] of numbers) seen.add(name);
  }
  await expect(page.getByRole("button", { name: "Next step" })).toBeDisabled();
  for (const name of ["z1[1]@1", "z1[1]@4", "L@3", "dL/dz2[2]@2", "dL/dW1[1,1]", "W1[1,1]'"])
    expect(seen).toContain(name);
  await page.getByRole("combobox", { name: "Example shown" }).selectOption("show 3");
  await expect(page.getByRole("heading", { name: "Example 3 of 4" })).toBeVisible();
  await page.getByRole("combobox", { name: "Examples in a step" }).selectOption("per example");
  await expect(page.getByRole("combobox", { name: "Example shown" })).toHaveCount(0);
});

test("Matrices shows all examples where the steps do, in columns or rows, and marks the one that is shown", async ({
  page,
}) => {
  await page.goto("#B-Q2/1/unit");
  await page.getByRole("button", { name: "Matrices" }).click();
  const input = page.getByRole("table", { name: /^x,/ });
  await expect(input).toHaveAccessibleName("x, 2 by 1");
  await page.getByRole("combobox", { name: "Examples in a step" }).selectOption("whole batch");
  await expect(input).toHaveAccessibleName("x, 2 by 4");
  await page.getByRole("combobox", { name: "Example shown" }).selectOption("show 3");
  await expect(input.locator("th.shown")).toHaveAccessibleName("example 3");
  await expect(input.locator("td.shown").first()).toHaveAttribute("data-quantity", "x[1]@3");
  // Nothing is known of the gradients yet.
  await expect(page.locator('.matrices [data-quantity^="dL/"]')).toHaveCount(0);

  await page.getByRole("button", { name: "Last step" }).click();
  await expect(page.locator('.matrices [data-quantity="dL/dz1[2]@4"]')).toBeVisible();
  const shown = await shownNumbers(page);
  expect(wrongNumbers(batch as never, shown)).toEqual([]);
  for (const name of ["x[2]@4", "t[1]@2", "z1[1]@1", "a2[2]@4", "L@3", "dL/dz2[2]@2", "dL/dx[1]@3"])
    expect(shown.map(([of]) => of)).toContain(name);

  await page.getByRole("button", { name: "a Wᵀ + b" }).first().click();
  await expect(input).toHaveAccessibleName("x, 4 by 2");
  await expect(input.getByRole("row").nth(2)).toContainText("3");
  await expect(input.locator("th.shown")).toHaveAccessibleName("example 3");
});

test("one example offers no choice of examples", async ({ page }) => {
  await page.goto("#D-P1/1/unit");
  await expect(page.getByRole("combobox", { name: "Step size" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Examples in a step" })).toHaveCount(0);
});

test("the table's numbers are one stop of the Tab key, and arrows go among them", async ({ page }) => {
  await page.goto("#D-P1/14/unit");
  const table = page.getByRole("group", { name: /^Numbers/ });
  await expect(table.getByRole("row").nth(5)).toBeVisible();
  await table.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(":focus")).toHaveAttribute("data-quantity", "W2[1,1]");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(":focus")).toHaveAttribute("data-quantity", "dL/dW2[1,1]");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator(":focus")).toHaveAttribute("data-quantity", "b1");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
  await page.keyboard.press("Tab");
  expect(await table.evaluate((box) => box.contains(document.activeElement))).toBe(false);
});

test("at the last step the button that led there keeps the focus", async ({ page }) => {
  await page.goto("#D-P1/38/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "37");
  const next = page.getByRole("button", { name: "Next step" });
  await next.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "38");
  await expect(next).toBeDisabled();
  await expect(next).toBeFocused();
});

test("a phase's name leads to its first step, and a mistake to the next", async ({ page }) => {
  await page.goto("#D-P1/1/unit");
  const step = page.locator("[data-step]");
  await page.getByRole("button", { name: "backward" }).click();
  await expect(step).toHaveAttribute("data-step", "9");
  await page.getByRole("button", { name: /^Next error in the printed sheet/ }).click();
  await expect(
    page.getByRole("complementary", { name: /Error in the printed sheet|Carried over/ }).first(),
  ).toBeVisible();
});

test("on the track the pointer finds the step under it, also in a phase that is drawn wider than its share", async ({
  page,
}) => {
  await page.goto("");
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: /^New network/ }).click();
  await page.getByRole("textbox", { name: /Inputs and units/ }).fill("16-16-16-16-16");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveTitle(/^New network/);
  await expect(page.locator(".track .scrub")).toBeAttached();
  for (const phase of ["loss", "update", "forward"]) {
    const bar = page.locator(".track .phase", {
      has: page.getByRole("button", { name: phase, exact: true }),
    });
    const { x, y, width, height } = (await bar.boundingBox()) as NonNullable<
      Awaited<ReturnType<typeof bar.boundingBox>>
    >;
    await page.mouse.click(x + width * 0.8, y + height - 4);
    await expect(page.locator("[data-step]")).toHaveAttribute("data-phase", phase);
  }
  // The keys go on from there.
  const there = Number(await page.locator("[data-step]").getAttribute("data-step"));
  await expect(page.getByRole("slider", { name: "Step" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", String(there + 1));
});
