import { expect, test } from "./fixtures";
import { networks, shownNumbers, wrongNumbers } from "./golden";
import { everyStep } from "./stepping";

const classic = networks.find(({ id }) => id === "D-P1");

test("the classic exercise steps from the first to the last number, each as PyTorch has it", async ({
  page,
}) => {
  await page.goto("");
  const step = page.locator("[data-step]");
  await expect(step).toHaveAttribute("data-step", "0");
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");

  await page.getByRole("button", { name: "Next step" }).click();
  await expect(step).toHaveAttribute("data-step", "1");
  // It has what the graph has no room for, and comes after the first step is painted.
  await page.locator(".quantities table").waitFor();
  const steps = await everyStep(page);
  const seen = new Set<string>();
  for (const [index, { numbers }] of steps.entries()) {
    expect(wrongNumbers(classic as never, numbers)).toEqual([]);
    for (const [name] of numbers) seen.add(name);
    // What has been computed stays known; what hasn't been is nowhere, not 0.
    expect(numbers.some(([name]) => name === "L")).toBe(index >= 8);
    expect(numbers.some(([name]) => name === "dL/dW2[1,1]")).toBe(index >= 13);
  }
  await expect(page.getByRole("button", { name: "Next step" })).toBeDisabled();
  const phases = steps.map(({ phase }) => phase);
  expect([...new Set(phases)]).toEqual(["forward", "loss", "backward", "update"]);
  expect(phases).toHaveLength(39);
  for (const name of ["da1[1]/dz1[1]", "dL/dx[2]", "t[2]", "W2[2,2]'"]) expect(seen).toContain(name);

  const shown = new Map(await shownNumbers(page));
  expect(Number(shown.get("W2[1,1]'"))).toBeCloseTo(0.35891648, 8);
  expect(Number(shown.get("b1'"))).toBeCloseTo(0.3406372, 8);
  await expect(page.getByRole("complementary", { name: /Carried over, eq. 1.48/ })).toContainText("0.3636");
});

test("the sheet's mistake is explained where it occurs", async ({ page }) => {
  await page.goto("#D-P1/19/unit");
  await expect(page.getByRole("heading", { name: "Gradient of the unit h₁" })).toBeVisible();
  const mistake = page.getByRole("complementary", { name: /Error in the printed sheet/ });
  await expect(mistake).toContainText("0.054");
  await expect(mistake).toContainText("crosswise");
  await page.getByRole("button", { name: "Previous step" }).click();
  await expect(mistake).toHaveCount(0);
});

test("formulas are typeset, and a factor lights its place in the graph", async ({ page }) => {
  await page.goto("#D-P1/14/unit");
  await expect(page.locator(".formula .katex").first()).toBeVisible();
  await page.locator('.formula.numbers [data-quantity="a1[1]"]').hover();
  await expect(page.locator(".graph .lit, .graph [class*=lit]").first()).toBeVisible();
});

test("it works by keyboard alone, and controls keep their own keys", async ({ page }) => {
  await page.goto("");
  const step = page.locator("[data-step]");
  await expect(step).toHaveAttribute("data-step", "0");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(step).toHaveAttribute("data-step", "2");
  await page.keyboard.press("ArrowLeft");
  await expect(step).toHaveAttribute("data-step", "1");
  await page.keyboard.press("End");
  await expect(step).toHaveAttribute("data-step", "38");
  await page.keyboard.press("Home");
  await expect(step).toHaveAttribute("data-step", "0");
  // 3 steps by term, and stays with the quantity: z_1 is complete with its third term.
  await page.keyboard.press("3");
  await expect(page.getByRole("combobox", { name: "Step size" })).toHaveValue("term");
  await expect(step).toHaveAttribute("data-step", "2");
  await page.keyboard.press("2");
  await expect(step).toHaveAttribute("data-step", "0");
  // The slider takes the arrows itself: one step, not two.
  await page.getByRole("slider", { name: "Step" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(step).toHaveAttribute("data-step", "1");
});

// What listens comes in one file with what opens the exercise, whose numbers are another: either may be the last.
for (const [what, file] of [
  ["listens to them has come", /step-.*\.js$/],
  ["they lead through is there", /d-p1-.*\.js$/],
] as const)
  test(`keys that are pressed before what ${what} are done as soon as it is`, async ({ page }) => {
    let arrives = () => {};
    const pressed = new Promise<void>((resolve) => {
      arrives = resolve;
    });
    await page.route(file, async (route) => {
      await pressed;
      await route.continue();
    });
    const asked = page.waitForRequest(file);
    await page.goto("", { waitUntil: "commit" });
    await asked;
    await expect(page.getByRole("button", { name: "Next step" })).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    arrives();
    await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "2");
  });

test("a reload stays at the step, and back goes to the exercise before", async ({ page }) => {
  await page.goto("");
  const step = page.locator("[data-step]");
  await expect(step).toHaveAttribute("data-step", "0");
  for (const _ of "12345") await page.keyboard.press("ArrowRight");
  await expect(step).toHaveAttribute("data-step", "5");
  await page.reload();
  await expect(step).toHaveAttribute("data-step", "5");

  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: /2-2-1 linear, no biases/ }).click();
  await expect(page).toHaveTitle(/^2-2-1 linear/);
  await expect(step).toHaveAttribute("data-step", "0");
  await page.goBack();
  await expect(page).toHaveTitle(/^2-2-2 sigmoid/);
  await expect(step).toHaveAttribute("data-step", "5");
});

test("what is chosen to be seen while the page loads stays, and its address is opened all the same", async ({
  page,
}) => {
  let arrives = () => {};
  const clicked = new Promise<void>((resolve) => {
    arrives = resolve;
  });
  await page.route(/follow-.*\.js$/, async (route) => {
    await clicked;
    await route.continue();
  });
  await page.goto("#D-P1/7/unit", { waitUntil: "commit" });
  const matrices = page.getByRole("button", { name: "Matrices" });
  await matrices.click();
  arrives();
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "6");
  await expect(matrices).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("table", { name: /^x,/ })).toBeVisible();
});

test("a link to an exercise that doesn't exist says so, and the page stays usable", async ({ page }) => {
  await page.goto("#Z-P9/3");
  await expect(page.getByRole("alert")).toContainText("There is no exercise Z-P9");
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: /2-2-2 sigmoid, shared biases/ }).click();
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
});
