import type { Page } from "@playwright/test";
import { runPass } from "../../src/engine/pass/pass";
import { finish } from "../../src/engine/pass/work";
import { runUpdates } from "../../src/engine/studies/updateRun";
import { classic } from "../documents";
import { sample } from "../sample";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";

/** The classic network at the gradient of w₅. */
async function openClassic(page: Page) {
  await page.goto("#D-P1/14/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
}

/** Chooses a look by keyboard. */
async function look(page: Page, name: string) {
  const button = page.getByRole("group", { name: "Show as" }).getByRole("button", { name });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-pressed", "true");
}

const numberOf = async (page: Page, quantity: string) =>
  Number(await page.locator(`.plot-view [data-quantity="${quantity}"]`).first().getAttribute("data-value"));

const right = runPass(classic);
const gradientOfW5 = right.plan.gradients[right.graph.layers[1].weights][0];

test("the loss along a weight: its point follows the arrow keys, and undo brings it back", async ({
  page,
}) => {
  await openClassic(page);
  await look(page, "Loss curve");
  const point = page.getByRole("slider", { name: "w₅, the point on the curve" });
  await expect(point).toHaveAttribute("aria-valuenow", "0.4");
  expect(await numberOf(page, "dL/dW2[1,1]")).toBe(gradientOfW5);
  expect(await numberOf(page, "W2[1,1]'")).toBe(0.4 - 0.5 * gradientOfW5);
  await expect(
    page.getByText(/The loss along w₅ from −0.1 to 0.9\. At w₅ = 0.4 it is 0.298371/),
  ).toBeAttached();

  await point.focus();
  await page.keyboard.press("ArrowRight");
  await expect(point).toHaveAttribute("aria-valuenow", "0.41");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(point).toHaveAttribute("aria-valuenow", "0.409");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(point).toHaveAttribute("aria-valuenow", "0.509");
  await expect(page.getByText(/At w₅ = 0.509 /)).toBeAttached();
  // The timeline stays where it is: the keys belong to the point.
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
  await expect(page).toHaveTitle(/\(changed\)/);
  for (let k = 0; k < 3; k++) await page.getByRole("button", { name: "Undo" }).click();
  await expect(point).toHaveAttribute("aria-valuenow", "0.4");
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("the point can be dragged; the curve stands still, the numbers follow, and one undo takes it back", async ({
  page,
}) => {
  await openClassic(page);
  await look(page, "Loss curve");
  const point = page.getByRole("slider", { name: /the point on the curve/ });
  const box = await point.boundingBox();
  if (!box) throw new Error("the point isn't shown");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 4 });
  // Before the button is up the plot and its numbers show what the weight would do.
  await expect.poll(() => numberOf(page, "W2[1,1]")).toBe(0.5);
  expect((await point.boundingBox())?.x).toBeCloseTo(box.x + 60, -1);
  await page.keyboard.press("Escape");
  await expect.poll(() => numberOf(page, "W2[1,1]")).toBe(0.4);
  await page.mouse.up();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();

  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y);
  await page.mouse.move(x + 60, y);
  await page.mouse.up();
  await expect.poll(() => numberOf(page, "W2[1,1]")).toBe(0.5);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => numberOf(page, "W2[1,1]")).toBe(0.4);
});

test("the secant of a difference comes closer to the tangent as h shrinks", async ({ page }) => {
  await openClassic(page);
  await look(page, "Loss curve");
  await page.getByRole("combobox", { name: "Secant" }).selectOption("forward");
  const off = async () =>
    Math.abs(
      Number(await page.getByRole("button", { name: /^Secant less gradient/ }).getAttribute("data-value")),
    );
  await expect.poll(off).toBeGreaterThan(1e-4);
  const large = await off();
  const step = page.getByRole("slider", { name: "Step h of the difference" });
  await step.focus();
  for (let k = 0; k < 4; k++) await page.keyboard.press("ArrowLeft");
  await expect.poll(async () => large / (await off())).toBeGreaterThan(8);
});

test("two parameters give a map, and what is selected stays selected", async ({ page }) => {
  await openClassic(page);
  const table = page.getByRole("region", { name: "All quantities" });
  await table.getByRole("button", { name: "w₁, select for the plots" }).click();
  await look(page, "Loss curve");
  await expect(page.getByRole("combobox", { name: "Parameter", exact: true })).toHaveValue("W1[1,1]");
  await page.getByRole("combobox", { name: "Second parameter" }).selectOption({ label: "b₂" });
  const point = page.getByRole("slider", { name: "w₁ and b₂, the point on the map" });
  await expect(point).toHaveAttribute("aria-valuetext", "w₁ 0.15, b₂ 0.6: loss 0.298371");
  expect(await numberOf(page, "dL/db2")).toBe(right.plan.gradients[right.graph.layers[1].bias][0]);
  await point.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await expect(point).toHaveAttribute("aria-valuetext", /w₁ 0.16, b₂ 0.61/);
  await page.getByRole("combobox", { name: "Path", exact: true }).selectOption("alone");
  await expect(page.getByText("all other parameters held")).toBeVisible();

  await look(page, "Check");
  await expect(page.getByRole("combobox", { name: "Error of" })).toHaveValue("W1[1,1]");
  await look(page, "Units");
  await look(page, "Loss curve");
  await expect(page.getByRole("combobox", { name: "Second parameter" })).toHaveValue("b2");
  await page.getByRole("combobox", { name: "Second parameter" }).selectOption("");
  await expect(page.getByRole("slider", { name: "w₁, the point on the curve" })).toBeVisible();
});

test("the gradient check passes, fails with a mistake, and says how", async ({ page }) => {
  await openClassic(page);
  await look(page, "Check");
  const said = page.getByRole("region", { name: "Gradient check" }).getByRole("status");
  await expect(said).toContainText("All 12 gradients pass");
  const rows = page.getByRole("table", { name: /Gradients against differences/ }).locator("tbody tr");
  await expect(rows).toHaveCount(12);
  expect(await numberOf(page, "dL/dW2[1,1]")).toBe(gradientOfW5);

  const bug = page.getByRole("combobox", { name: "Break it" });
  await bug.selectOption({ label: "weights exchanged between units" });
  await expect(said).toContainText("7 of 12 gradients fail (all of W⁽¹⁾, b₁ and x); 5 pass");
  await expect(rows.first()).toContainText("fails");
  await expect(rows.last()).toContainText("passes");
  await bug.selectOption({ label: "wrong sign: t − y" });
  await expect(said).toContainText("12 of 12 gradients fail, each −1 times what it should be");
  await bug.selectOption({ label: "update in the wrong direction" });
  await expect(said).toContainText("All gradients pass, and still 10 updated parameters are wrong");
  await bug.selectOption("");
  await expect(said).toContainText("All 12 gradients pass");

  const step = page.getByRole("slider", { name: "Step h of the difference" });
  await step.focus();
  await page.keyboard.press("Home");
  await expect(step).toHaveAttribute("aria-valuetext", "10⁻¹⁴");
  await expect(said).toContainText("drowns in rounding");
  await page.keyboard.press("End");
  await expect(said).toContainText("truncation");
  await expect(page.getByText(/The relative error of ∂L\/∂w₅ for steps/)).toBeAttached();
});

test("kinks are named as the reason", async ({ page }) => {
  await page.goto("#B-Q2/1/unit");
  await look(page, "Check");
  const step = page.getByRole("slider", { name: "Step h of the difference" });
  await step.focus();
  await page.keyboard.press("End");
  const rows = page.getByRole("table", { name: /Gradients against differences/ }).locator("tbody tr");
  await expect(rows.filter({ hasText: /kink of ha/ }).first()).toBeVisible();
});

test("updates are tried, applied as one change, and go on where they ended", async ({ page }) => {
  await openClassic(page);
  await look(page, "Updates");
  const view = page.getByRole("region", { name: "After the update" });
  await expect(view).toContainText("after one update");
  await view.getByRole("button", { name: "10 updates" }).click();
  await expect(view.getByRole("button", { name: "Apply 10 updates" })).toBeEnabled();
  const { after, losses } = finish(runUpdates(classic, 10));
  const lossAfter = view.getByRole("button", { name: /^Loss after/ });
  const shown = async () => Number(await lossAfter.getAttribute("data-value"));
  // The browser's exponential function may differ from Node's in its last digit.
  await expect.poll(shown).toBeCloseTo(after.loss, 13);
  await view.getByRole("button", { name: "Apply 10 updates" }).click();
  await expect.poll(() => numberOf(page, "W1[1,1]")).toBeCloseTo(after.parameters[0], 13);
  await expect(view).toContainText("Goes on from the 10 updates made before");
  await expect.poll(() => numberOf(page, "L")).toBeCloseTo(losses[10], 13);

  await view.getByRole("button", { name: "until it stops improving" }).click();
  await expect(view).toContainText("Stopped");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => numberOf(page, "W1[1,1]")).toBe(0.15);
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expect(view).not.toContainText("Goes on");
});

test("Adam's second step is the true one after the first has been applied", async ({ page }) => {
  await openClassic(page);
  await page.getByRole("combobox", { name: /optimizer/ }).selectOption({ label: "Adam" });
  await look(page, "Updates");
  const view = page.getByRole("region", { name: "After the update" });
  await expect(view).toContainText("Adam's m and v start at 0");
  const adam = {
    ...classic,
    optimizer: { type: "adam", learningRate: 0.5, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  };
  const { after, before } = finish(runUpdates(adam, 2));
  await view.getByRole("button", { name: "Apply the update" }).click();
  await expect(view).toContainText("m and v carry on from there");
  const afterTwo = view.getByRole("button", { name: /^w₁ after/ });
  await expect(afterTwo).toHaveAttribute("data-value", after.parameters[0].toPrecision(17));
  expect(after.parameters[0]).not.toBe(before.parameters[0]);

  // The timeline tells the same update: from the slots that the first one left, and as the second one.
  const inTable = async (quantity: string) =>
    Number(await page.locator(`.quantities [data-quantity="${quantity}"]`).getAttribute("data-value"));
  await page.getByRole("button", { name: "Last step" }).click();
  const first = finish(runUpdates(adam, 1)).after;
  const row = page.locator('.quantities tr:has([data-quantity="m(b1)"])');
  await expect(row).toContainText("→");
  await expect.poll(() => inTable("m(b1)")).toBeCloseTo(after.slots[0][4], 15);
  expect(Number(await row.locator("span[data-value]").getAttribute("data-value"))).toBeCloseTo(
    first.slots[0][4],
    15,
  );
  await expect.poll(() => inTable("b1'")).toBeCloseTo(after.parameters[4], 13);
  await expect(page.locator(".formulas")).toContainText("1−β12");

  // Undone with the parameters, and gone on with after a reload.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => inTable("m(b1)")).toBeCloseTo(first.slots[0][4], 15);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => inTable("m(b1)")).toBeCloseTo(after.slots[0][4], 15);
  await expect(page).toHaveURL(/#d=/);
  await page.reload();
  await expect.poll(() => inTable("m(b1)")).toBeCloseTo(after.slots[0][4], 15);
  await look(page, "Updates");
  await view.getByRole("button", { name: "Start a new run" }).click();
  await expect(view).toContainText("Adam's m and v start at 0");
});

// One colour scheme and size here, the other in another file; with ALL each in both.
for (const [theme, width, height] of sample(
  [
    ["light", 1280, 720],
    ["dark", 390, 844],
  ] as const,
  2,
)) {
  test(`axe finds nothing in the plots, ${theme}, ${width} × ${height}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    await openClassic(page);
    const analyze = async (what: string) =>
      expect(await accessibilityFaults(page, { part: ".stage" }), what).toEqual([]);
    await look(page, "Loss curve");
    await page.getByRole("combobox", { name: "Secant" }).selectOption("central");
    await expect(page.getByText("slope of the secant")).toBeVisible();
    await analyze("curve");
    await page.getByRole("combobox", { name: "Second parameter" }).selectOption({ label: "b₂" });
    await expect(page.getByRole("slider", { name: /the point on the map/ })).toBeVisible();
    await analyze("map");
    await look(page, "Check");
    await page.getByRole("combobox", { name: "Break it" }).selectOption({ label: "σ′ used twice" });
    await expect(page.getByText("12 of 12 gradients fail")).toBeVisible();
    await analyze("check");
    await look(page, "Updates");
    await expect(page.getByRole("button", { name: "Apply the update" })).toBeEnabled();
    await analyze("updates");
    await look(page, "Matrices");
    await expect(page.getByRole("region", { name: "The pass as matrices" })).toBeVisible();
    await analyze("matrices");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

for (const [exercise, width, height] of sample(
  [
    ["D-P1", 390, 844],
    ["D-P2", 390, 844],
    ["D-P7", 390, 844],
    ["E-Q1", 390, 844],
    ["D-P1", 1280, 720],
    ["D-P7", 1280, 720],
  ] as const,
  3,
))
  test(`no line runs through the slopes’ names in ${exercise}’s check at ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`#${exercise}/1/layer?look=check`);
    const names = page.locator(".sweep .theory text");
    await expect(names.first()).toBeAttached();
    const crossed = await page.locator(".sweep svg").evaluate((svg) => {
      const texts = [...svg.querySelectorAll<SVGTextElement>(".theory text")];
      const points = [...svg.querySelectorAll<SVGPathElement>(".theory path, path.line")].flatMap((path) =>
        Array.from({ length: Math.ceil(path.getTotalLength()) }, (_, k) => path.getPointAtLength(k)),
      );
      return texts.flatMap((text) => {
        const { x, y, width, height } = text.getBBox();
        // The box of a line is higher than its letters.
        const inside = points.filter(
          (point) => point.x > x && point.x < x + width && point.y > y + 2 && point.y < y + height - 2,
        );
        return inside.length > 0 ? [text.textContent] : [];
      });
    });
    expect(crossed).toEqual([]);
    expect(await names.count()).toBeGreaterThan(1);
  });
