import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const run = (page: Page) => page.getByRole("region", { name: "Run" });
const epoch = (page: Page) => page.getByRole("slider", { name: "Epoch" });

async function openTrain(page: Page) {
  await page.goto("?view=train");
  await expect(page.locator('td[data-quantity="loss.train"]')).toHaveAttribute("data-value", /^0\.69/);
}

test("training begins slowly enough to see, and plays back what was trained", async ({ page }) => {
  await openTrain(page);
  await expect(page.getByRole("combobox", { name: "Speed" })).toHaveValue("15");
  for (let k = 1; k <= 6; k++) {
    await page.getByRole("button", { name: "one epoch" }).click();
    await expect(epoch(page)).toHaveValue(String(k));
  }
  const seen = epoch(page).evaluate(
    (slider: HTMLInputElement) =>
      new Promise<number>((resolve) => {
        const values = new Set<string>();
        const note = () => {
          values.add(slider.value);
          if (values.size > 2 && slider.value === slider.max) resolve(values.size);
          else requestAnimationFrame(note);
        };
        note();
      }),
  );
  await page.getByRole("button", { name: "Play back" }).click();
  expect(await seen).toBeGreaterThan(2);
  await expect(page.getByRole("button", { name: "Play back" })).toBeVisible();
  await expect(epoch(page)).toHaveValue("6");
});

test("Why? is answered while training runs, which goes on", async ({ page }) => {
  await openTrain(page);
  await page.getByRole("combobox", { name: "Initializer" }).selectOption("zeros");
  await run(page).getByRole("button", { name: "Train" }).click();
  await page.getByRole("button", { name: "look now" }).click();
  await expect(page.getByRole("region", { name: "Why" })).toContainText(/At epoch \d+:/);
  await expect(page.locator('[data-rule="sameUnits"]')).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause training" })).toBeVisible();
});

test("points are drawn on an empty canvas with one click, and undo brings the data back", async ({
  page,
}) => {
  await openTrain(page);
  await page.getByRole("button", { name: "empty canvas" }).click();
  await expect(page.locator(".readout")).toContainText("the first points that you draw take the place");
  const surface = page.locator(".plane .surface");
  const box = (await surface.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.click(box.x + box.width / 4, box.y + box.height / 2);
  await expect(page.getByRole("button", { name: "empty canvas" })).toBeVisible();
  const points = page.getByRole("definition").filter({ hasText: /^1$/ });
  await expect(points.first()).toBeVisible();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 3);
  await expect(page.getByRole("definition").filter({ hasText: /^2$/ }).first()).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("spinbutton", { name: "points", exact: true })).toHaveValue("1100");
});

test("it is said what Step's network would lose, and what a run's link leaves out", async ({ page }) => {
  await page.goto("");
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: "New network …" }).click();
  await page.getByRole("textbox", { name: "Inputs and units of each layer" }).fill("3-2-3");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveTitle(/^New network/);
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  await expect(page.locator(".cut")).toHaveText(
    "Step's has to fit these data: of 3 inputs 2 stay, of 3 outputs 2 stay.",
  );
  await page.getByRole("button", { name: "one epoch" }).click();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByLabel(/^The run as it stands/).check();
  await expect(page.getByRole("dialog")).toContainText("Its log isn't");
});

test("past runs are named, hidden, gone back to and deleted, and undo brings them back", async ({ page }) => {
  await openTrain(page);
  const trained = async (epochs: number) => {
    for (let k = 1; k <= epochs; k++) {
      await page.getByRole("button", { name: "one epoch" }).click();
      await expect(epoch(page)).toHaveValue(String(k));
    }
  };
  await trained(3);
  await page.getByRole("button", { name: "New start" }).click();
  await trained(2);
  const runs = page.getByRole("region", { name: "Runs" });
  await expect(runs.getByRole("listitem")).toHaveCount(2);
  await expect(runs.getByRole("listitem").first()).toContainText("start 2");
  await expect(runs).toContainText("Earlier runs stay until this page is closed or reloaded");
  await runs.getByRole("checkbox", { name: "Show the curves of start 1" }).uncheck();
  await runs.getByRole("button", { name: "Rename the run start 1" }).click();
  await runs.getByRole("textbox", { name: "Name of the run start 1" }).fill("the first");
  await page.keyboard.press("Enter");
  await runs.getByRole("button", { name: "Delete the run the first" }).click();
  await expect(runs).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await runs.getByRole("button", { name: "Go back to the run the first, epoch 3" }).click();
  await expect(epoch(page)).toHaveValue("3");
  await expect(runs.getByRole("listitem").first()).toContainText("the first");
});

test("classes and layers have their figures beside the curves", async ({ page }) => {
  await openTrain(page);
  await page.getByRole("button", { name: "one epoch" }).click();
  await expect(epoch(page)).toHaveValue("1");
  await page.getByRole("button", { name: "classes", exact: true }).click();
  const classes = page.getByRole("table", { name: /confus|taken for/i }).first();
  await expect(classes).toBeVisible();
  await page.getByRole("button", { name: "layers", exact: true }).click();
  await expect(page.locator("#train-curves canvas").first()).toBeVisible();
  await expect(page.locator("#train-curves")).toContainText(/gradient/i);
});
