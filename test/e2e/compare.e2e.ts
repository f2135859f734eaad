import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";

async function setNumber(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByRole("spinbutton", { name, exact: true });
  await field.focus();
  await field.press("Enter");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
}

/** What isn't wholly in the window, or scrolled away within it. */
const outOfSight = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll(
    (all) =>
      new Promise<string[]>((resolve) => {
        const observer = new IntersectionObserver((entries) => {
          const hidden = entries.filter(({ intersectionRatio }) => intersectionRatio < 0.99);
          resolve(hidden.map(({ target }) => `${target.className} ${target.textContent}`));
          observer.disconnect();
        });
        for (const element of all) observer.observe(element);
      }),
  );

test("a grid is planned, run, brushed, survives a reload and a link, and a run opens in Train", async ({
  page,
  context,
}) => {
  await page.goto("?view=compare");
  await page.getByRole("button", { name: /^Learning rate and size/ }).click();
  const values = page.getByRole("textbox", { name: "Values of learning rate η" });
  await values.fill("0.01, fast");
  await values.press("Enter");
  await expect(page.getByRole("alert")).toContainText("“fast” must be a number");
  await values.fill("0.01, 0.1");
  await values.press("Enter");
  await page.getByRole("textbox", { name: "Values of hidden units" }).fill("2, 4");
  await page.getByRole("textbox", { name: "Values of hidden units" }).press("Enter");
  await setNumber(page, "Epochs of each run", "6");
  await setNumber(page, "Seeds of each cell", "2");
  const done = page.locator(".runs-done");
  await expect(done).toContainText("0 of 8");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(done).toContainText("8 of 8");

  // A line for each cell, the shares of the variance, and nothing for a machine to complain of.
  const lines = page.locator(".run-table tr[data-run]");
  await expect(lines).toHaveCount(4);
  await expect(page.getByRole("region", { name: /^What matters for the validation error/ })).toContainText(
    "seeds",
  );
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("checkbox", { name: "seeds together" }).uncheck();
  await expect(lines).toHaveCount(8);

  // A brush by the keyboard: the runs with η = 0.1.
  const axis = page.getByRole("button", { name: /^learning rate η, log axis/ });
  await axis.focus();
  await axis.press("ArrowUp");
  await expect(lines).toHaveCount(4);
  await expect(page.locator(".selected-runs")).toHaveText("in the brush: 4 of 8");
  await axis.press("ArrowRight");
  await expect(page).toHaveURL(/arrange=/);
  const first = await lines.first().getAttribute("data-run");

  // A reload has everything; what is done isn't run again.
  await page.reload();
  await expect(done).toContainText("8 of 8");
  await expect(lines).toHaveCount(4);

  // A link has the sweep and how it is arranged; the same browser knows the runs.
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator(".runs-done")).toContainText("8 of 8");
  await expect(other.locator(".run-table tr[data-run]")).toHaveCount(4);
  await other.close();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await page.getByRole("button", { name: /^Export/ }).click();
      await page.getByRole("button", { name: "Save: Runs, CSV" }).click();
    })(),
  ]);
  expect(
    readFileSync(await download.path(), "utf8")
      .trim()
      .split("\n"),
  ).toHaveLength(9);

  await lines.first().click();
  await page.getByRole("button", { name: `open run ${Number(first) + 1} in Train` }).click();
  await expect(page.getByRole("main", { name: "Train" })).toBeVisible();
  await expect(page.locator(".epoch")).toHaveText("epoch 6");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(done).toContainText("8 of 8");
});

test("a grid of η, minibatch and weight decay on pictures is run to its end, kept, and written out", async ({
  page,
}) => {
  await page.goto("?view=train");
  await page.getByLabel("Dataset", { exact: true }).selectOption("digits");
  await page.getByLabel("Precision of training").selectOption("float32");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("button", { name: /^Learning rate and size/ }).click();
  for (const setting of ["minibatch", "weight decay L2"])
    await page.getByLabel("Vary another setting").selectOption(setting);
  await page.getByRole("button", { name: "Don’t vary hidden units" }).click();
  const given = { "learning rate η": "0.001, 0.01", minibatch: "16, 64", "weight decay L2": "0.005" };
  for (const [name, values] of Object.entries(given)) {
    await page.getByRole("textbox", { name: `Values of ${name}` }).fill(values);
    await page.getByRole("textbox", { name: `Values of ${name}` }).press("Enter");
  }
  await setNumber(page, "Epochs of each run", "4");
  await setNumber(page, "Seeds of each cell", "1");
  const done = page.locator(".runs-done");
  await expect(done).toContainText("0 of 4");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(done).toContainText("4 of 4");
  const lines = page.locator(".run-table tr[data-run]");
  const table = await lines.allInnerTexts();
  expect(table).toHaveLength(4);
  // Adam at 0.01 has learned most of them by then.
  await expect(page.getByRole("region", { name: /^What matters for the validation error/ })).toContainText(
    "minibatch",
  );

  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Export/ }).click();
  await page.getByRole("button", { name: "Save: Runs, CSV" }).click();
  const [head, ...rows] = readFileSync(await (await waiting).path(), "utf8")
    .trim()
    .split("\r\n");
  expect(rows).toHaveLength(4);
  const column = head.split(",").indexOf("precision");
  expect(rows.map((row) => row.split(",")[column])).toEqual(rows.map(() => "float32"));
  const errors = rows.map((row) => Number(row.split(",")[head.split(",").indexOf("testError")]));
  expect(Math.min(...errors)).toBeGreaterThan(0);
  expect(Math.min(...errors)).toBeLessThan(0.1);

  await page.keyboard.press("Escape");
  await page.reload();
  await expect(done).toContainText("4 of 4");
  expect(await lines.allInnerTexts()).toEqual(table);
});

test("Train’s side by side is a sweep of one setting, seen as pictures with their progress and three errors", async ({
  page,
}) => {
  await page.goto("#D-P1/1/unit?view=train");
  await page.getByRole("button", { name: "Side by side …" }).click();
  const runs = page.getByRole("article");
  await expect(runs).toHaveCount(9);
  await setNumber(page, "Epochs of each run", "60");
  const values = page.getByRole("textbox", { name: "Values of hidden units" });
  await values.fill("1, 2.5");
  await values.press("Enter");
  await expect(page.getByRole("alert")).toContainText("“2.5” must be a whole number");
  await values.fill("1, 2, 3, 4, 5, 6, 7, 8, 9");
  await values.press("Enter");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(runs).toHaveText(Array(9).fill(/limit, epoch 60/));
  await expect(page.locator("article [data-quantity^='error.'][data-value]")).toHaveCount(27);
  await expect.poll(() => outOfSight(page, "article, article :is([role=img], progress, dd)")).toEqual([]);
  expect(await accessibilityFaults(page, { part: ".compare-view" })).toEqual([]);
  await page.getByRole("button", { name: "Choose hidden units 6" }).click();
  // One example of it is worked in Step.
  await page.getByRole("combobox", { name: "What is shown beside the table" }).selectOption("run");
  await setNumber(page, "Example to open in Step", "12");
  await page.getByRole("button", { name: "open its pass in Step" }).click();
  await expect(page).toHaveTitle(/epoch 60, example 12/);
  await expect(page.getByRole("spinbutton", { name: "Units of layer 1" })).toHaveValue("6");
  // Train has the run too, with the whole way there.
  await page.getByRole("button", { name: "Train", exact: true }).click();
  const epoch = page.getByRole("slider", { name: "Epoch" });
  await expect(epoch).toHaveValue("60");
  await epoch.focus();
  await page.keyboard.press("ArrowLeft");
  // Of its 60 epochs those that are kept can be brought back.
  await expect(epoch).toHaveValue("56");
});

test("runs that are stopped stay to be seen and opened, and Train’s own runs are added", async ({ page }) => {
  await page.goto("#D-P1/1/unit?view=train");
  await setNumber(page, "epochs at most", "100000");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("button", { name: /^Capacity/ }).click();
  await page.getByRole("button", { name: "pictures" }).click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("article", { name: "hidden units 1, seed 1" })).toContainText(
    /training, epoch [1-9]/,
  );
  await page.getByRole("button", { name: "stop" }).click();
  await expect(page.locator(".runs-done")).toContainText(/0 of 35, \d+ stopped/);
  const stopped = page.getByRole("article", { name: "hidden units 1, seed 1" });
  await expect(stopped).toContainText(/stopped, epoch [1-9]/);
  await expect(page.getByRole("cell", { name: "stopped" }).first()).toBeVisible();
  await stopped.getByRole("button").dblclick();
  await expect(page.getByRole("main", { name: "Train" })).toBeVisible();
  await expect(page.getByRole("spinbutton", { name: "Units of layer 1" })).toHaveValue("1");
  // Another run in Train, and both are listed.
  await setNumber(page, "epochs at most", "20");
  await setNumber(page, "Units of layer 1", "5");
  await page.getByRole("button", { name: "one epoch" }).click();
  await expect(page.locator(".epoch")).toHaveText("epoch 1");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("button", { name: "+ add Train’s runs" }).click();
  await expect(page.getByRole("combobox", { name: "Kind of sweep" })).toHaveValue("listed");
  await expect(page.getByRole("article", { name: "hidden units 5, seed 1" })).toBeVisible();
});
