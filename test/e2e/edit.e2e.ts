import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";
import { shownNumbers } from "./golden";

const field = (page: Page, name: string | RegExp) => page.getByRole("spinbutton", { name });

async function shownValue(page: Page, quantity: string) {
  return Number(new Map(await shownNumbers(page)).get(quantity));
}

async function openClassic(page: Page, step = 1) {
  await page.goto(`#D-P1/${step}/unit`);
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", String(step - 1));
  await expect(field(page, "Units of layer 1")).toHaveValue("2");
}

test("another activation changes what follows it and nothing before", async ({ page }) => {
  await openClassic(page, 3);
  expect(await shownValue(page, "a1[1]")).toBeCloseTo(0.5932699921, 9);
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases (changed) · Backprop Workbench");
  expect(await shownValue(page, "z1[1]")).toBe(0.3775);
  expect(await shownValue(page, "a1[1]")).toBeCloseTo(Math.tanh(0.3775), 15);
  // The step stays with its quantity, the names stay, and the sheet's numbers are of another network now.
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "2");
  await expect(page.getByRole("heading", { name: /h₁/ })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "sheet" })).toHaveCount(0);

  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "leaky relu" });
  await field(page, "slope α of layer 1").fill("0.2");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add an activation to layer 1" }).click();
  await expect(page.getByRole("combobox", { name: "Activation of layer 1, stage 2" })).toHaveValue(
    "identity",
  );
  await expect(field(page, "slope α of layer 1, stage 1")).toHaveValue("0.2");

  await page.getByRole("button", { name: "Back to the exercise" }).click();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expect(page.getByRole("columnheader", { name: "sheet" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Back to the exercise" })).toHaveCount(0);
  expect(await shownValue(page, "a1[1]")).toBeCloseTo(0.5932699921, 9);
});

test("units and layers come and go, and the others keep their weights", async ({ page }) => {
  await openClassic(page);
  await page.getByRole("button", { name: "Add a unit to layer 1" }).click();
  await expect(field(page, "Units of layer 1")).toHaveValue("3");
  await page.getByText("weights and biases").first().click();
  await expect(field(page, "Weight w_1")).toHaveValue("0.15");
  await expect(field(page, "Weight W1[3,1]")).toBeVisible();
  await field(page, "Units of layer 1").fill("2");
  await page.keyboard.press("Enter");
  await expect(field(page, "Weight W1[3,1]")).toHaveCount(0);
  await expect(field(page, "Weight w_4")).toHaveValue("0.3");

  await page.getByRole("button", { name: "Add layer" }).click();
  await expect(field(page, "Units of layer 3")).toHaveValue("2");
  await page.getByRole("region", { name: "Layer 3" }).getByText("weights and biases").click();
  await expect(field(page, "Weight w_5")).toHaveAttribute("data-quantity", "W3[1,1]");
  await page.getByRole("button", { name: "Remove layer 1" }).click();
  await expect(field(page, "Units of layer 3")).toHaveCount(0);
});

test("a number can be typed, stepped and given back; what is none is refused", async ({ page }) => {
  await openClassic(page);
  await page.getByText("weights and biases").first().click();
  const weight = field(page, "Weight w_1");
  const shown = () => shownValue(page, "W1[1,1]");
  await weight.fill("-0,5");
  await weight.press("Enter");
  await expect.poll(shown).toBe(-0.5);
  await weight.press("ArrowUp");
  await expect.poll(shown).toBe(-0.4);
  await weight.fill("7");
  await weight.press("Escape");
  await expect(weight).toHaveValue("-0.4");
  await weight.fill("much");
  await weight.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("“much” is not a number");
  await expect(weight).toHaveAttribute("aria-invalid", "true");
  await weight.blur();
  await expect(weight).toHaveValue("−0.4");
  expect(await shown()).toBe(-0.4);

  // The timeline's keys belong to the field while it has the focus.
  const rate = field(page, "learning rate η");
  await rate.focus();
  for (const key of ["End", "ArrowLeft", "3", "Space"]) await page.keyboard.press(key);
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await expect(page.getByRole("combobox", { name: "Step size" })).toHaveValue("unit");
  await rate.fill("-1");
  await rate.press("Enter");
  await expect(page.getByRole("alert").last()).toHaveText("must be at least 0");
});

test("loss, optimizer, penalty and a batch", async ({ page }) => {
  await openClassic(page);
  await page.getByRole("combobox", { name: "Loss" }).selectOption({ label: "hinge" });
  await expect(field(page, "Target t_1")).toHaveValue("1");
  await field(page, "Target t_1").fill("0.3");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("the hinge loss takes targets of 1 and -1");
  await page.getByRole("combobox", { name: /optimizer/ }).selectOption({ label: "Adam" });
  await expect(field(page, "beta2 β₂")).toHaveValue("0.999");
  await expect(field(page, "learning rate η")).toHaveValue("0.5");

  await page.getByText("weights and biases").first().click();
  await field(page, "L2 penalty λ₂ of layer 1").fill("0.01");
  await page.keyboard.press("Enter");
  await expect(page.getByText("weights only, added once")).toBeVisible();

  await page.getByRole("button", { name: "Add an example" }).click();
  const table = page.getByRole("table", { name: "All examples" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await table.getByRole("spinbutton", { name: "Input i_1 of example 2" }).fill("3");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Reduction over the batch" }).selectOption("mean");
  await expect.poll(() => shownValue(page, "x[1]@2")).toBe(3);
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Remove example 1" }).click();
  await expect(table).toHaveCount(0);
  await expect(field(page, "Input i_1")).toHaveValue("3");
});

test("a network of one's own is three clicks away, and steps to its end", async ({ page }) => {
  await openClassic(page);
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: "New network …" }).click();
  const shape = page.getByRole("textbox", { name: "Inputs and units of each layer" });
  await expect(shape).toHaveValue("2-2-2");
  await shape.fill("2-0");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("such as 2-3-1");
  await shape.fill("2-3-1");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveTitle("New network · Backprop Workbench");
  await expect(field(page, "Units of layer 1")).toHaveValue("3");
  await expect(field(page, "Units of layer 2")).toHaveValue("1");

  const step = page.locator("[data-step]");
  const next = page.getByRole("button", { name: "Next step" });
  await next.click();
  await expect(step).toHaveAttribute("data-step", "1");
  await page.getByRole("button", { name: "Last step" }).click();
  await expect(next).toBeDisabled();
  await expect(step).toHaveAttribute("data-phase", "update");
  const before = await shownValue(page, "W1[3,2]'");
  expect(before).not.toBeNaN();

  await page.getByText("new weights").click();
  await page.getByRole("combobox", { name: "Initializer" }).selectOption({ label: "zeros" });
  await page.getByRole("button", { name: "Initialize" }).click();
  await expect.poll(() => shownValue(page, "W1[3,2]'")).not.toBe(before);
  await expect(page).toHaveTitle("New network · Backprop Workbench");
  await page.goBack();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
});

// One colour scheme and size here, the other in another file; with ALL each in both.
for (const [theme, width, height] of sample(
  [
    ["light", 1280, 720],
    ["dark", 390, 844],
  ] as const,
  2,
  1,
)) {
  test(`axe finds nothing in the open controls, ${theme}, ${width} × ${height}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    await page.goto("#E-Q1/1/unit");
    await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
    if (width < 700) await page.getByRole("tab", { name: "Network" }).click();
    await page.getByText("weights and biases").first().click();
    await page.getByText("new weights").click();
    await page.getByText("all 4 examples").click();
    await field(page, /^Weight/)
      .first()
      .fill("x");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Add a unit to layer 1" }).click();
    await expect(page.getByRole("button", { name: "Back to the exercise" })).toBeVisible();
    expect(await accessibilityFaults(page, { part: "#panel-network" })).toEqual([]);
  });
}
