import { readFileSync } from "node:fs";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";

test("a grid is planned, run, brushed, survives a reload and a link, and a run opens in Train", async ({
  page,
  context,
}) => {
  await page.goto("");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("button", { name: "Vary learning rate and size" }).click();
  const values = page.getByRole("textbox", { name: "Values of learning rate η" });
  await values.fill("0.01, fast");
  await values.press("Enter");
  await expect(page.getByRole("alert")).toContainText("“fast” must be a number");
  await values.fill("0.01, 0.1");
  await values.press("Enter");
  await page.getByRole("textbox", { name: "Values of hidden units" }).fill("2, 4");
  await page.getByRole("textbox", { name: "Values of hidden units" }).press("Enter");
  const set = async (name: string, value: string) => {
    const field = page.getByRole("spinbutton", { name, exact: true });
    await field.focus();
    await field.press("Enter");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(value);
    await page.keyboard.press("Enter");
  };
  await set("Epochs of each run", "6");
  await set("Seeds of each cell", "2");
  const done = page.locator(".runs-done");
  await expect(done).toContainText("0 of 8");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(done).toContainText("8 of 8");

  // A line for each cell, the shares of the variance, and nothing for a machine to complain of.
  const lines = page.locator(".run-table tr[data-place]");
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
  const first = await lines.first().getAttribute("data-place");

  // A reload has everything; what is done isn't run again.
  await page.reload();
  await expect(done).toContainText("8 of 8");
  await expect(lines).toHaveCount(4);

  // A link has the sweep and how it is arranged; the same browser knows the runs.
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator(".runs-done")).toContainText("8 of 8");
  await expect(other.locator(".run-table tr[data-place]")).toHaveCount(4);
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
