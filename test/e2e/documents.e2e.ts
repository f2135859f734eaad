import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";

const gallery = (page: Page) => page.getByRole("button", { name: /^Exercises; open now:/ });
const mine = (page: Page) => page.getByRole("region", { name: "My documents" });
const openButtons = (page: Page) => mine(page).locator(".open span");

async function changeClassic(page: Page) {
  await page.goto("#D-P1/1/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
  await expect(page).toHaveTitle(/\(changed\)/);
}

test("an exercise that is changed twice makes two documents, of two names", async ({ page }) => {
  await changeClassic(page);
  await gallery(page).click();
  await expect(openButtons(page)).toHaveText(["2-2-2 sigmoid, shared biases (changed)"]);
  await page.goto("about:blank");
  await page.goto("#D-P1/2/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "1");
  // The names that are taken are known a moment after the page is there.
  await page.waitForTimeout(1500);
  const activation = page.getByRole("combobox", { name: "Activation of layer 1" });
  for (const _again of [1, 2]) {
    await activation.selectOption({ label: "relu" });
    await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases (changed) 2 · Backprop Workbench");
    await gallery(page).click();
    await expect(openButtons(page)).toHaveText([
      "2-2-2 sigmoid, shared biases (changed) 2",
      "2-2-2 sigmoid, shared biases (changed)",
    ]);
    await page.keyboard.press("Escape");
    // Taken back and made again, it is the same document.
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  }
});

test("documents of one's own are made, changed, renamed, duplicated, opened and deleted", async ({
  page,
}) => {
  await page.goto("");
  await gallery(page).click();
  await expect(mine(page)).toContainText("None yet.");
  await page.keyboard.press("Escape");

  // A changed exercise is one of them at once.
  await changeClassic(page);
  await gallery(page).click();
  await expect(openButtons(page)).toHaveText(["2-2-2 sigmoid, shared biases (changed)"]);
  await expect(mine(page)).toContainText("2-2-2, from D-P1 · just now");
  await expect(mine(page).locator(".open")).toHaveAttribute("aria-current", "true");

  await mine(page)
    .getByRole("button", { name: /^Rename/ })
    .click();
  const name = mine(page).getByRole("textbox");
  await expect(name).toBeFocused();
  await name.fill("given up");
  await page.keyboard.press("Escape");
  await expect(openButtons(page)).toHaveText(["2-2-2 sigmoid, shared biases (changed)"]);
  await mine(page)
    .getByRole("button", { name: /^Rename/ })
    .click();
  await name.fill("with tanh");
  await page.keyboard.press("Enter");
  await expect(openButtons(page)).toHaveText(["with tanh"]);
  await expect(page).toHaveTitle("with tanh · Backprop Workbench");

  await mine(page).getByRole("button", { name: "Duplicate “with tanh”" }).click();
  await expect(openButtons(page)).toHaveText(["with tanh 2", "with tanh"]);
  await openButtons(page).first().click();
  await expect(page).toHaveTitle("with tanh 2 · Backprop Workbench");
  await page.getByRole("combobox", { name: "Activation of layer 2" }).selectOption({ label: "relu" });

  await gallery(page).click();
  await openButtons(page).nth(1).click();
  await expect(page).toHaveTitle("with tanh · Backprop Workbench");
  await expect(page.getByRole("combobox", { name: "Activation of layer 2" })).toHaveValue("sigmoid");
  await expect(page.getByRole("button", { name: "Back to the exercise" })).toBeVisible();

  await gallery(page).click();
  await mine(page).getByRole("button", { name: "Delete “with tanh 2”" }).click();
  await expect(openButtons(page)).toHaveText(["with tanh"]);
  // The keyboard goes on from the next row; from the one that has come back afterwards.
  await expect(mine(page).getByRole("button", { name: "Delete “with tanh”" })).toBeFocused();
  await mine(page).getByRole("button", { name: "Bring back “with tanh 2”" }).click();
  await expect(openButtons(page).first().locator("..")).toBeFocused();
  await expect(openButtons(page)).toHaveText(["with tanh 2", "with tanh"]);

  // A name that is taken is asked about.
  await mine(page).getByRole("button", { name: "Rename “with tanh 2”" }).click();
  await name.fill("With tanh");
  await page.keyboard.press("Enter");
  await expect(mine(page).getByRole("alert")).toContainText("Another document is called “With tanh”.");
  await mine(page).getByRole("button", { name: "Call it “With tanh 2”" }).click();
  await expect(openButtons(page)).toHaveText(["With tanh 2", "with tanh"]);
  await expect(mine(page).getByRole("button", { name: "Rename “With tanh 2”" })).toBeFocused();
  await mine(page).getByRole("button", { name: "Rename “With tanh 2”" }).press("Enter");
  await name.fill("with tanh 2");
  await page.keyboard.press("Enter");
  // A name stands there once it has been kept.
  await expect(openButtons(page)).toHaveText(["with tanh 2", "with tanh"]);

  // They are there after a reload.
  await page.reload();
  await gallery(page).click();
  await expect(openButtons(page)).toHaveText(["with tanh 2", "with tanh"]);
  await openButtons(page).first().click();
  await expect(page.getByRole("combobox", { name: "Activation of layer 2" })).toHaveValue("relu");
});

test("many are searched, and several that were deleted come back, the way back in view", async ({ page }) => {
  await changeClassic(page);
  await gallery(page).click();
  for (let copy = 2; copy <= 12; copy++) {
    await mine(page)
      .getByRole("button", { name: "Duplicate “2-2-2 sigmoid, shared biases (changed)”" })
      .click();
    await expect(openButtons(page)).toHaveCount(copy);
  }
  await mine(page).getByRole("searchbox", { name: "Search my documents" }).fill("changed 12");
  await expect(openButtons(page)).toHaveText(["2-2-2 sigmoid, shared biases (changed) 12"]);
  await mine(page).getByRole("searchbox").fill("");
  await expect(openButtons(page)).toHaveCount(12);
  for (const copy of [9, 3, 5])
    await mine(page)
      .getByRole("button", { name: `Delete “2-2-2 sigmoid, shared biases (changed) ${copy}”` })
      .click();
  await expect(openButtons(page)).toHaveCount(9);
  await expect(mine(page).getByRole("button", { name: /^Bring back .* 5”/ })).toBeInViewport();
  await mine(page)
    .getByRole("button", { name: "Bring back “2-2-2 sigmoid, shared biases (changed) 3”" })
    .click();
  await expect(openButtons(page)).toHaveCount(10);
  await mine(page).getByRole("button", { name: "Bring both back" }).click();
  await expect(openButtons(page)).toHaveCount(12);
});

test("a new network is one of them, and is there after a reload", async ({ page }) => {
  await page.goto("");
  await gallery(page).click();
  await page.getByRole("button", { name: "New network …" }).click();
  await page.keyboard.type("3-4-1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("spinbutton", { name: "Units of layer 1" })).toHaveValue("4");
  await page.reload();
  await expect(page.getByRole("spinbutton", { name: "Units of layer 1" })).toHaveValue("4");
  await gallery(page).click();
  await expect(mine(page)).toContainText("3-4-1 · just now");
});

for (const [width, height, theme] of sample(
  [
    [1280, 720, "light"],
    [390, 844, "dark"],
  ] as const,
  2,
))
  test(`axe finds nothing in the lists at ${width} × ${height}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await changeClassic(page);
    await page.setViewportSize({ width, height });
    await page.getByRole("button", { name: "Undo" }).click();
    for (const open of [gallery(page), page.getByRole("button", { name: "History" })]) {
      await open.click();
      await expect(page.locator(":popover-open li").first()).toBeVisible();
      expect(await accessibilityFaults(page, { part: ":popover-open" })).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
