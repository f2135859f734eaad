import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { shownNumbers } from "./golden";
import { emptyPage } from "./server";
import { onShelf } from "./shelf";

const field = (page: Page, name: string | RegExp) => page.getByRole("spinbutton", { name, exact: true });
const view = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("button", { name });
const trainButton = (page: Page) =>
  page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" });
const epochSlider = (page: Page) => page.getByRole("slider", { name: "Epoch" });
const epochOf = async (page: Page) => Number(await epochSlider(page).inputValue());
const figure = (page: Page, name: string) => page.locator(`td[data-quantity="${name}"]`);
const step = (page: Page) => page.locator("[data-step]");
const shownValue = async (page: Page, quantity: string) =>
  Number(new Map(await shownNumbers(page)).get(quantity));

async function setNumber(page: Page, name: string, value: string) {
  await field(page, name).focus();
  await field(page, name).fill(value);
  await field(page, name).press("Enter");
}

/** Waits until the changed exercise is kept at this step. */
const keptAtStep = (page: Page, index: number) =>
  expect
    .poll(async () => (await onShelf(page, "works")).map((work) => work.document !== undefined && work.index))
    .toContain(index);

async function changeClassic(page: Page) {
  await page.goto("#D-P1/3/unit");
  await expect(step(page)).toHaveAttribute("data-step", "2");
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases (changed) · Backprop Workbench");
}

async function trainFor(page: Page, epochs: number) {
  await view(page, "Train").click();
  await expect(figure(page, "loss.train")).toHaveAttribute("data-value", /^0\.69/);
  await setNumber(page, "epochs at most", "1000000");
  // Slowly: each epoch is drawn.
  await page.getByRole("combobox", { name: "Speed" }).selectOption("3");
  await trainButton(page).click();
  await expect.poll(() => epochOf(page)).toBeGreaterThan(epochs);
}

test("a first visit keeps nobody waiting, and looks for nothing", async ({ page }) => {
  await page.addInitScript(() => {
    const { open } = indexedDB;
    Object.assign(window, { openedAt: undefined });
    indexedDB.open = function (...given: [string, number]) {
      Object.assign(window, { shownBefore: document.querySelector("[data-step='0']") !== null });
      return open.apply(this, given);
    };
  });
  await page.goto("");
  await expect(step(page)).toHaveAttribute("data-step", "0");
  await expect.poll(() => page.evaluate(() => "shownBefore" in window)).toBe(true);
  expect(await page.evaluate(() => (window as { shownBefore?: boolean }).shownBefore)).toBe(true);
});

test("a reload brings a changed exercise back, at its step", async ({ page }) => {
  await changeClassic(page);
  await page.getByRole("button", { name: "Next step" }).click();
  await expect(step(page)).toHaveAttribute("data-step", "3");
  await page.getByRole("combobox", { name: "Step size" }).selectOption("layer");
  await expect(step(page)).not.toHaveAttribute("data-step", "3");
  const index = Number(await step(page).getAttribute("data-step"));
  await keptAtStep(page, index);
  // By now the address holds the changed network itself.
  await expect(page).toHaveURL(/#d=/);
  await page.reload();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases (changed) · Backprop Workbench");
  await expect(step(page)).toHaveAttribute("data-step", String(index));
  await expect(page.getByRole("combobox", { name: "Step size" })).toHaveValue("layer");
  expect(await shownValue(page, "a1[1]")).toBeCloseTo(Math.tanh(0.3775), 15);
  await page.getByRole("button", { name: "Back to the exercise" }).click();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
});

test("a reload right after a change loses nothing", async ({ page }) => {
  await changeClassic(page);
  await page.reload();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases (changed) · Backprop Workbench");
});

test("without a fragment what was there comes back, and with one the link wins", async ({
  page,
  context,
}) => {
  await changeClassic(page);
  await keptAtStep(page, 2);
  const other = await context.newPage();
  await other.goto("");
  await expect(other).toHaveTitle("2-2-2 sigmoid, shared biases (changed) · Backprop Workbench");
  const linked = await context.newPage();
  await linked.goto("#D-P4/2/unit");
  await expect(step(linked)).toHaveAttribute("data-step", "1");
  await expect(linked).not.toHaveTitle(/changed/);
});

test("nothing of the exercise is shown before what was kept", async ({ page }) => {
  await changeClassic(page);
  await keptAtStep(page, 2);
  await page.addInitScript(() => {
    const titles: string[] = [];
    Object.assign(window, { titles });
    new MutationObserver(() => {
      const title = document.querySelector(".pick span")?.textContent;
      if (title && title !== titles.at(-1)) titles.push(title);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.reload();
  await expect(page).toHaveTitle(/\(changed\)/);
  expect(await page.evaluate(() => (window as unknown as { titles: string[] }).titles)).toEqual([
    "Exercises",
    "2-2-2 sigmoid, shared biases (changed)",
  ]);
});

test("two tabs keep what each of them works on", async ({ page, context }) => {
  await changeClassic(page);
  await keptAtStep(page, 2);
  const other = await context.newPage();
  await other.goto("");
  await expect(other).toHaveTitle(/\(changed\)/);
  await other.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "relu" });
  await expect.poll(async () => (await onShelf(page, "works")).length).toBe(2);
  await page.getByRole("combobox", { name: "Activation of layer 2" }).selectOption({ label: "tanh" });
  await expect
    .poll(async () =>
      (await onShelf(page, "documents")).map(({ document }) =>
        JSON.parse(String(document))
          .layers.map((layer: { activation: string }) => layer.activation)
          .join(),
      ),
    )
    .toEqual(expect.arrayContaining(["relu,sigmoid", "tanh,tanh"]));
  await other.reload();
  await expect(other.getByRole("combobox", { name: "Activation of layer 1" })).toHaveValue("relu");
  await expect(other.getByRole("combobox", { name: "Activation of layer 2" })).toHaveValue("sigmoid");
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Activation of layer 1" })).toHaveValue("tanh");
  await expect(page.getByRole("combobox", { name: "Activation of layer 2" })).toHaveValue("tanh");
});

test("a reload in the middle of training brings the run back, paused, up to the last second", async ({
  page,
}) => {
  await page.goto("");
  await trainFor(page, 2);
  // One keeping after this moment, and the page is reloaded while it trains.
  const before = await epochOf(page);
  await expect
    .poll(
      async () =>
        (await onShelf(page, "runs")).map(({ document }) => JSON.parse(String(document)).state.epoch)[0],
    )
    .toBeGreaterThan(before);
  const [run] = await onShelf(page, "runs");
  const state = JSON.parse(String(run.document)).state;
  await page.reload();
  await expect(page.locator(".say")).toContainText("Paused at epoch");
  await expect(page.locator(".say")).toContainText("the page was left while it trained");
  const after = await epochOf(page);
  expect(after).toBeGreaterThanOrEqual(state.epoch);
  await expect(field(page, "epochs at most")).toHaveValue("1000000");
  // The curves are there too, and training goes on.
  await expect(trainButton(page)).toBeEnabled();
  const [again] = await onShelf(page, "runs");
  const log = again.log as Float64Array;
  expect(log.length / 8).toBeGreaterThan(after * 0.9);
  // So are the epochs on the way, each with its figures.
  await epochSlider(page).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => epochOf(page)).toBe(after - 2);
  const row = [...log.keys()].find((k) => k % 8 === 0 && log[k] === after - 2) ?? Number.NaN;
  const loss = async () => Number(await figure(page, "loss.train").getAttribute("data-value"));
  await expect.poll(loss).toBe(log[row + 1]);
  await trainButton(page).click();
  await expect.poll(() => epochOf(page)).toBeGreaterThan(after);
});

test.describe("a worker that dies in the middle of training", () => {
  test.use({ allowedMessages: /out of memory/ });
  test("goes on from what was kept last, and says so", async ({ page }) => {
    await page.goto("");
    await trainFor(page, 1);
    await expect.poll(async () => (await onShelf(page, "runs")).length).toBe(1);
    const reached = JSON.parse(String((await onShelf(page, "runs"))[0].document)).state.epoch;
    const worker = page.workers().find((one) => one.url().includes("train"));
    await worker?.evaluate(() => {
      setTimeout(() => {
        throw new Error("out of memory");
      });
    });
    await expect(page.getByRole("alert")).toContainText(/It can go on from epoch \d+, which was kept last/);
    await expect.poll(() => epochOf(page)).toBeGreaterThanOrEqual(reached);
    await expect(trainButton(page)).toBeEnabled();
    const there = await epochOf(page);
    await trainButton(page).click();
    await expect.poll(() => epochOf(page)).toBeGreaterThan(there);
  });
});

for (const [what, break_, sentence] of [
  [
    "forbidden",
    () => {
      indexedDB.open = () => {
        throw new DOMException("not allowed", "SecurityError");
      };
    },
    /keeps nothing for this page/,
  ],
  [
    "full",
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    },
    /storage is full/,
  ],
] as const)
  test(`a ${what} storage is said once, and everything else works`, async ({ page }) => {
    await page.addInitScript(break_);
    await page.goto("#D-P1/3/unit");
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(sentence);
    await alert.getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
    await expect(page).toHaveTitle(/\(changed\)/);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page).not.toHaveTitle(/\(changed\)/);
    await view(page, "Train").click();
    await page.getByRole("button", { name: "one epoch" }).click();
    await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 1");
    await expect(alert).toHaveCount(0);
  });

test("what was kept and can't be read is said once, and skipped", async ({ page }) => {
  await changeClassic(page);
  await keptAtStep(page, 2);
  // The page itself mustn't write over it.
  await page.goto(emptyPage);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("backprop-workbench", 1);
        opening.onsuccess = () => {
          const store = opening.result.transaction("works", "readwrite").objectStore("works");
          const all = store.getAll();
          all.onsuccess = () => {
            for (const work of all.result)
              store.put({ ...work, document: String(work.document).replace('"units":2', '"units":-2') });
            store.transaction.oncomplete = () => resolve();
          };
        };
      }),
  );
  await page.goto("");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(
    /What you worked on last, “2-2-2 sigmoid, shared biases \(changed\)”, can't be brought back: layers\[0\]\.units/,
  );
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  // As it is, it can be saved for whoever can mend it.
  const saving = page.waitForEvent("download");
  await alert.getByRole("button", { name: "Save as a file" }).click();
  const file = await (await saving).path();
  expect(JSON.parse(JSON.parse(readFileSync(file, "utf8")).document).layers[0].units).toBe(-2);
});

test("an old tab lets a newer version of the page take over, says so, and works on", async ({
  page,
  context,
}) => {
  await changeClassic(page);
  await keptAtStep(page, 2);
  const newer = await context.newPage();
  // Of the same origin, and without an icon to look for.
  const body = "<!doctype html><title>newer</title><link rel=icon href=data:,>";
  await newer.route("**/newer", (route) => route.fulfill({ contentType: "text/html", body }));
  await newer.goto("newer");
  await newer.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("backprop-workbench", 2);
        opening.onblocked = () => reject(new Error("blocked"));
        opening.onsuccess = () => resolve(opening.result.close());
      }),
  );
  await expect(page.getByRole("alert")).toContainText(/^A newer version of this page is open in another tab/);
  await page.getByRole("alert").getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("combobox", { name: "Activation of layer 2" }).selectOption({ label: "relu" });
  await expect(page.getByRole("combobox", { name: "Activation of layer 2" })).toHaveValue("relu");
  await expect(page.getByRole("alert")).toHaveCount(0);
  // This build is still the older one: it says that too.
  await page.reload();
  await expect(page.getByRole("alert")).toContainText(
    /^This page is older than what this browser keeps for it/,
  );
  // What the tab had is there again nevertheless.
  await expect(page.getByRole("combobox", { name: "Activation of layer 2" })).toHaveValue("relu");
});

test("what was kept last comes back, and stays, also where the clock has been set back", async ({
  page,
  context,
}) => {
  const ahead = await context.newPage();
  await ahead.addInitScript(() => {
    const now = Date.now;
    const years = 15 * 365 * 24 * 3600 * 1000;
    Date.now = () => now() + years;
  });
  await changeClassic(ahead);
  await keptAtStep(ahead, 2);
  await ahead.close();
  await page.goto("#D-P1/5/unit");
  await expect(step(page)).toHaveAttribute("data-step", "4");
  await page.getByRole("combobox", { name: "Activation of layer 2" }).selectOption({ label: "relu" });
  await keptAtStep(page, 4);
  const next = await context.newPage();
  await next.goto("");
  await expect(step(next)).toHaveAttribute("data-step", "4");
  await expect(next.getByRole("combobox", { name: "Activation of layer 2" })).toHaveValue("relu");
});

test("a reload at any moment of a save loses nothing, and doubles nothing", async ({ page }) => {
  await changeClassic(page);
  const activation = page.getByRole("combobox", { name: "Activation of layer 2" });
  // From before the first write to after the last one.
  for (const [label, delay] of [
    ["relu", 0],
    ["tanh", 20],
    ["softplus", 150],
    ["relu", 500],
  ] as const) {
    await activation.selectOption({ label });
    await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), delay);
    await page.reload();
    await expect(activation).toHaveValue(label);
  }
  await expect.poll(async () => (await onShelf(page, "documents")).length).toBe(1);
});

test("what is changed in Train can be undone, and a run that was ended is there again", async ({ page }) => {
  await page.goto("");
  await view(page, "Train").click();
  await page.getByRole("button", { name: "one epoch" }).click();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 1");
  await setNumber(page, "noise σ of the data", "0.2");
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 0");
  await page.getByRole("button", { name: "History" }).click();
  await expect(page.locator(".history li button")).toHaveText(["noise 0.05 → 0.2", "open Two circles"]);
  await page.keyboard.press("Escape");
  await page.getByRole("main").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("Control+z");
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 1");
  await expect(field(page, "noise σ of the data")).toHaveValue("0.05");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(field(page, "noise σ of the data")).toHaveValue("0.2");
});
