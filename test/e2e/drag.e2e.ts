import type { Page } from "@playwright/test";
import { setGiven } from "../../src/engine/document/edit/edit";
import { runPass } from "../../src/engine/pass/pass";
import { createTrace } from "../../src/engine/steps/trace";
import { classic } from "../documents";
import { expect, test } from "./fixtures";
import { shownNumbers } from "./golden";

/** The last step before the update: all values and gradients are on the page. */
const step = 27;
const w5 = "W2[1,1]";

const handle = (page: Page, quantity: string) => page.locator(`.graph .handle[data-point="${quantity}"]`);

async function shown(page: Page, quantity: string) {
  return Number(new Map(await shownNumbers(page)).get(quantity));
}

async function open(page: Page) {
  await page.goto(`#D-P1/${step + 1}/unit`);
  await expect(handle(page, w5)).toBeVisible();
  await expect(page.getByRole("spinbutton", { name: "learning rate η" })).toBeVisible();
}

/** Every number on the page is the engine's own for this document. */
async function expectNumbersOf(page: Page, document: typeof classic) {
  const known = new Map(
    [...createTrace(runPass(document)).quantities(1)].map(({ name, value }) => [name, value]),
  );
  const numbers = (await shownNumbers(page)).filter(([name]) => known.has(name));
  expect(numbers.length).toBeGreaterThan(45);
  for (const [name, value] of numbers) expect(Number(value), name).toBe(known.get(name));
}

async function grab(page: Page, quantity: string, by: number) {
  const box = await handle(page, quantity).boundingBox();
  if (!box) throw new Error(`${quantity} isn't in the graph`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + Math.sign(by) * 4, y);
  await page.mouse.move(x + Math.sign(by) * 4 + by, y, { steps: 5 });
}

test("while a weight is dragged every number on the page follows, and one drag is one undo", async ({
  page,
}) => {
  await open(page);
  await grab(page, w5, 30);
  const changed = setGiven(w5, 0.7)(classic);
  await expect.poll(() => shown(page, w5)).toBe(0.7);
  // The table's rows out of sight come last.
  await expect(async () => expectNumbersOf(page, changed)).toPass();
  await expect(page.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-disabled", "true");
  await page.mouse.up();
  await expect(page).toHaveTitle(/\(changed\)/);
  await expectNumbersOf(page, changed);
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", String(step));

  await page.keyboard.press("Control+z");
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expectNumbersOf(page, classic);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => shown(page, w5)).toBe(0.7);
});

test("Shift drags finer, Alt coarser, Escape gives the drag up", async ({ page }) => {
  await open(page);
  await page.keyboard.down("Shift");
  await grab(page, w5, 20);
  await expect.poll(() => shown(page, w5)).toBe(0.42);
  await page.keyboard.up("Shift");
  await page.mouse.up();
  await expect(page).toHaveTitle(/\(changed\)/);
  await page.keyboard.down("Alt");
  await grab(page, w5, -10);
  await expect.poll(() => shown(page, w5)).toBe(-0.6);
  await page.keyboard.up("Alt");
  await page.keyboard.press("Escape");
  await expect.poll(() => shown(page, w5)).toBe(0.42);
  await page.mouse.up();
  await expectNumbersOf(page, setGiven(w5, 0.42)(classic));
});

test("inputs, targets and biases are dragged where they stand; a double click brings back what was there", async ({
  page,
}) => {
  await open(page);
  for (const [quantity, by, value] of [
    ["x[1]", 20, 0.25],
    ["t[2]", -9, 0.9],
    ["b1", 15, 0.5],
  ] as const) {
    await grab(page, quantity, by);
    await page.mouse.up();
    await expect.poll(() => shown(page, quantity), quantity).toBe(value);
  }
  await handle(page, "b1").dblclick();
  await expect.poll(() => shown(page, "b1")).toBe(0.35);
  await expectNumbersOf(page, setGiven("t[2]", 0.9)(setGiven("x[1]", 0.25)(classic)));
});

test("the keyboard steps, types and resets a number of the graph, and goes to the step of what is computed", async ({
  page,
}) => {
  await open(page);
  const weight = page.getByRole("slider", { name: "w₅" });
  await weight.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(() => shown(page, w5)).toBe(0.419);
  await expect(weight).toBeFocused();
  await expect(weight).toHaveAttribute("aria-valuetext", /^0\.419, gradient 0\.08/);
  await page.keyboard.press("Enter");
  await page.keyboard.type("0,75");
  await page.keyboard.press("Enter");
  await expect.poll(() => shown(page, w5)).toBe(0.75);
  await page.keyboard.press("Enter");
  await page.keyboard.type("much");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "New value of w₅" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(weight).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect.poll(() => shown(page, w5)).toBe(0.4);

  await page.getByRole("button", { name: "h₁: go to its step" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Activation h₁: sigmoid" })).toBeVisible();
});

test("a setting is dragged in its field, and the update follows", async ({ page }) => {
  await page.goto("#D-P1/39/unit");
  const rate = page.getByRole("spinbutton", { name: "learning rate η" });
  const box = await rate.boundingBox();
  if (!box) throw new Error("there is no learning rate");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 4, y);
  await page.mouse.move(x - 104, y, { steps: 5 });
  await expect(rate).toHaveValue("0.4");
  const changed = { ...classic, optimizer: { ...classic.optimizer, learningRate: 0.4 } };
  await expect(async () => expectNumbersOf(page, changed)).toPass();
  await page.mouse.up();
  await expect(page).toHaveTitle(/\(changed\)/);
  await expectNumbersOf(page, changed);
  await rate.dblclick();
  await expect(rate).toHaveValue("0.5");
  await expect(async () => expectNumbersOf(page, classic)).toPass();
});
