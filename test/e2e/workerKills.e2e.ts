import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { shownNumbers } from "./golden";

declare global {
  interface Window {
    /** Ends workers as a browser that wants their memory does: no event tells the page. */
    killWorkers(part: string): void;
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const Original = window.Worker;
    const workers: { readonly worker: Worker; readonly url: string }[] = [];
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push({ worker: this, url: String(url) });
      }
    };
    window.killWorkers = (part) => {
      for (const { worker, url } of workers) if (url.includes(part)) worker.terminate();
    };
  });
});

const kill = (page: Page, part = "workers/worker") => page.evaluate((name) => window.killWorkers(name), part);
const step = (page: Page) => page.locator("[data-step]");
const slider = (page: Page) => page.getByRole("slider", { name: "Step" });

test("a worker that ends without a word is replaced where it was", async ({ page }) => {
  await page.goto("#D-P1/4/unit");
  await expect(step(page)).toHaveAttribute("data-step", "3");
  for (const index of [12, 5, 37]) {
    await kill(page);
    await slider(page).fill(String(index));
    await expect(step(page)).toHaveAttribute("data-step", String(index));
    await expect(page).toHaveURL(new RegExp(`#D-P1/${index + 1}/`));
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
});

test("while no worker answers the address stays with the step that is shown, and there is a way out", async ({
  page,
}) => {
  await page.goto("#D-P1/4/unit");
  await expect(step(page)).toHaveAttribute("data-step", "3");
  const before = await shownNumbers(page);
  // From now on each one ends with the first command that it gets.
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      postMessage.call(this, message);
      window.killWorkers("workers/worker");
    };
    Object.assign(window, { heal: () => Object.assign(Worker.prototype, { postMessage }) });
  });
  await slider(page).fill("12");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(/^The computation has ended twice at the same place/);
  await expect(slider(page)).toHaveValue("3");
  await expect(step(page)).toHaveAttribute("data-step", "3");
  await expect(page).toHaveURL(/#D-P1\/4\//);
  const after = new Map(await shownNumbers(page));
  for (const [name, value] of before) expect(after.get(name), name).toBe(value);
  await page.evaluate(() => (window as unknown as { heal(): void }).heal());
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(step(page)).toHaveAttribute("data-step", "12");
  await expect(page).toHaveURL(/#D-P1\/13\//);
  await expect(alert).toHaveCount(0);
});

test("training that ends without a word goes on from what was kept last", async ({ page }) => {
  await page.goto("?view=train");
  const epoch = page.getByRole("slider", { name: "Epoch" });
  const train = page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" });
  await train.click();
  await expect.poll(async () => Number(await epoch.inputValue())).toBeGreaterThan(1);
  await kill(page, "workers/train");
  await expect(page.getByRole("alert")).toContainText(/^Training stopped: it ended without a word/);
  await expect(train).toBeEnabled();
  const there = Number(await epoch.inputValue());
  await train.click();
  await expect.poll(async () => Number(await epoch.inputValue())).toBeGreaterThan(there);
});
