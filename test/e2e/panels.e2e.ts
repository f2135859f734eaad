import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { devices, drag, middleOf } from "./fingers";
import { expect, test } from "./fixtures";

const step = (page: Page) => page.locator("[data-step]");
const divider = (page: Page) => page.getByRole("separator", { name: "Height of what happens" });
const table = (page: Page) => page.getByRole("heading", { name: "All quantities" });
const topOf = async (page: Page) => (await table(page).boundingBox())?.y ?? Number.NaN;

async function open(page: Page, place: string, index: number): Promise<void> {
  await page.goto(place);
  await expect(step(page)).toHaveAttribute("data-step", String(index));
  await page.waitForLoadState("networkidle");
}

test("the right panel is shared by a divider: dragged, by its keys, kept, and as before by a double click", async ({
  page,
}) => {
  await open(page, "#D-P1/14/unit", 13);
  const usual = await topOf(page);
  const share = async () => Number(await divider(page).getAttribute("aria-valuenow"));
  const usualShare = await share();

  const { x, y } = await middleOf(divider(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 100, { steps: 4 });
  await page.mouse.up();
  expect(await topOf(page)).toBeCloseTo(usual - 100, -1);
  expect(await share()).toBeLessThan(usualShare);

  const dragged = await topOf(page);
  await page.reload();
  await expect(step(page)).toHaveAttribute("data-step", "13");
  await expect.poll(() => topOf(page)).toBeCloseTo(dragged, 0);

  await divider(page).focus();
  await page.keyboard.press("ArrowDown");
  expect(await topOf(page)).toBeGreaterThan(dragged);
  await page.keyboard.press("End");
  expect(await share()).toBe(Number(await divider(page).getAttribute("aria-valuemax")));
  await page.keyboard.press("Home");
  expect(await share()).toBe(Number(await divider(page).getAttribute("aria-valuemin")));
  // The timeline has the same keys.
  await expect(step(page)).toHaveAttribute("data-step", "13");

  await divider(page).dblclick();
  expect(await share()).toBe(usualShare);
  expect(await topOf(page)).toBeCloseTo(usual, 0);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true });

  test("the divider follows a finger", async ({ page }) => {
    await open(page, "#D-P1/14/unit", 13);
    const usual = await topOf(page);
    const finger = await devices.finger(page);
    await drag(finger, await middleOf(divider(page)), [0, -90]);
    await finger.up();
    expect(await topOf(page)).toBeCloseTo(usual - 90, -1);
  });
});

test("the table stays in its place while formulas arrive and from step to step", async ({ page }) => {
  let arrive = () => {};
  const wanted = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/(?:typeset|katex|StepDetails)-[\w-]{6,8}\.js$/, async (route) => {
    await wanted;
    await route.continue();
  });
  await page.goto("#D-P1/19/unit");
  await expect(table(page)).toBeVisible();
  const before = await topOf(page);
  arrive();
  await expect(page.locator(".what .katex").first()).toBeVisible();
  await expect(page.locator(".factors")).toBeVisible();
  expect(await topOf(page)).toBe(before);
  for (const key of ["ArrowRight", "ArrowRight", "Home", "End"]) {
    const index = await step(page).getAttribute("data-step");
    await page.keyboard.press(key);
    await expect(step(page)).not.toHaveAttribute("data-step", index ?? "");
    expect(await topOf(page)).toBe(before);
  }
});

for (const [width, height] of sample(
  [
    [1280, 720],
    [640, 360],
    [390, 844],
  ] as const,
  2,
))
  test(`what is opened comes into view at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, "#D-P1/14/unit", 13);
    const tab = (name: string) => page.getByRole("tab", { name });
    if (await tab("What happens").isVisible()) await tab("What happens").click();
    await page.getByText("All paths from this weight").click();
    await expect(page.locator(".paths ol li").first()).toBeInViewport({ ratio: 0.9 });

    if (await tab("Network").isVisible()) await tab("Network").click();
    await page.locator(".layer summary").last().click();
    await expect(page.locator(".layer details[open] .number-table").last()).toBeInViewport({ ratio: 0.9 });
  });

test("Help opens at its top, however little room it has", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await open(page, "#D-P1/1/unit", 0);
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "How this works" })).toBeInViewport();
  expect(await page.getByRole("dialog").evaluate((dialog) => dialog.scrollTop)).toBe(0);
  for (const look of ["Units", "Matrices", "Loss curve", "Check", "Updates", "Answers"])
    await expect(page.getByRole("term").filter({ hasText: new RegExp(`^${look}$`) })).toHaveCount(1);
});

test.describe("in the first minute", () => {
  test.use({ isNew: true });
  const card = (page: Page) => page.getByRole("complementary", { name: "To begin with" });

  test("a card says how to begin, and goes for good with its button", async ({ page }) => {
    await open(page, "", 0);
    await expect(card(page).getByRole("listitem")).toHaveCount(3);
    // What lies under it can be taken hold of.
    expect(await card(page).evaluate((element) => getComputedStyle(element).pointerEvents)).toBe("none");
    await card(page).getByRole("button", { name: "Got it" }).click();
    await expect(card(page)).toHaveCount(0);
    await page.reload();
    await expect(step(page)).toHaveAttribute("data-step", "0");
    await page.waitForLoadState("networkidle");
    await expect(card(page)).toHaveCount(0);
  });

  test("it goes once the reader steps", async ({ page }) => {
    await open(page, "#D-P1/19/unit", 18);
    await expect(card(page)).toBeVisible();
    await page.getByRole("button", { name: "Next step" }).click();
    await expect(card(page)).toHaveCount(0);
    await page.reload();
    await expect(step(page)).toHaveAttribute("data-step", "19");
    await page.waitForLoadState("networkidle");
    await expect(card(page)).toHaveCount(0);
  });

  test("it goes once the reader changes a number", async ({ page }) => {
    await open(page, "", 0);
    await expect(card(page)).toBeVisible();
    await page.getByLabel(/^learning rate/i).fill("0.25");
    await page.keyboard.press("Enter");
    await expect(card(page)).toHaveCount(0);
  });

  test("another exercise isn't one of the reader's steps", async ({ page }) => {
    await open(page, "", 0);
    await page.getByRole("button", { name: /^Exercises/ }).click();
    await page.getByRole("button", { name: /2-2-1 linear, no biases/ }).click();
    await expect(page).toHaveTitle(/^2-2-1 linear/);
    await expect(card(page)).toBeVisible();
  });
});
