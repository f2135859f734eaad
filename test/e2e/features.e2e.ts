import { inflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";

const feature = (page: Page, formula: string) =>
  page.getByRole("button", { name: `Feature ${formula}`, exact: true });
const inputs = (page: Page) => page.getByRole("toolbar", { name: /^Units/ }).locator('[data-unit^="0 "]');

async function openTrain(page: Page) {
  await page.goto("?view=train");
  await expect(inputs(page)).toHaveCount(2);
}

test("features are inputs with one click, are undone, and go with the link", async ({
  page,
  openElsewhere,
}) => {
  await openTrain(page);
  await feature(page, "x1**2").click();
  await feature(page, "x2**2").click();
  await expect(inputs(page)).toHaveCount(4);
  await expect(page.getByRole("heading", { name: "Two circles 4-8-2 tanh, softmax" })).toBeVisible();
  await expect(inputs(page).nth(2)).toHaveAccessibleName("x₁², input 3");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(inputs(page)).toHaveCount(3);
  await expect(feature(page, "x2**2")).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("button", { name: /^Redo/ }).click();
  await expect(inputs(page)).toHaveCount(4);
  await feature(page, "x1**2").click();
  await expect(inputs(page)).toHaveCount(3);
  await expect(feature(page, "x2**2")).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/#d=/);
  // The address follows the last change a moment later.
  const linked = () => {
    const [, packed = ""] = /#d=([\w-]+)/.exec(page.url()) ?? [];
    return inflateRawSync(Buffer.from(packed, "base64url")).toString();
  };
  await expect.poll(linked).not.toContain("x1**2");
  await openElsewhere(page.url());
  await expect(feature(page, "x2**2")).toHaveAttribute("aria-pressed", "true");
  await expect(inputs(page)).toHaveCount(3);
});

test("a formula of one's own is an input; one that can't be is told what is wrong with it", async ({
  page,
}) => {
  await openTrain(page);
  await page.getByRole("button", { name: "+ formula …" }).click();
  const formula = page.getByRole("textbox", { name: "Formula of a feature" });
  await expect(formula).toBeFocused();
  await formula.fill("2x1");
  await formula.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(
    '"2x1" has 2 and x1 side by side: an operator is missing, as in 2*x1',
  );
  expect(await accessibilityFaults(page, { part: "#train-settings" })).toEqual([]);
  await formula.fill("log(x1)");
  await formula.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(
    /is NaN at point \d+, where x1 = -.*: it must be a number for every point/,
  );
  await expect(inputs(page)).toHaveCount(2);
  await formula.fill("x1**2 + x2**2");
  await formula.press("Enter");
  await expect(inputs(page)).toHaveCount(3);
  await expect(feature(page, "x1**2 + x2**2")).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("spinbutton", { name: "Point to read out" }).fill("5");
  await page.getByRole("spinbutton", { name: "Point to read out" }).press("Enter");
  await page
    .getByRole("region", { name: "Region and units" })
    .getByRole("button", { name: "open in Step" })
    .click();
  await expect(page.locator("[data-step]")).toBeVisible();
  await expect(page.locator(".graph").getByText("(x₁² + x₂²)").first()).toBeVisible();
});
