import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";

// The last files are the longest: their tests go to whichever worker is free.
test.describe.configure({ mode: "parallel" });

const field = (page: Page, name: string | RegExp) => page.getByRole("spinbutton", { name, exact: true });
const trainButton = (page: Page) =>
  page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" });
const figure = (page: Page, name: string) => page.locator(`td[data-quantity="${name}"]`);
const epochSlider = (page: Page) => page.getByRole("slider", { name: "Epoch" });

/** A figure in full, as the table gives it. */
/** Waits until it is known: what has no number yet would count as 0. */
const shownIn = async (page: Page, name: string) => {
  await expect(figure(page, name)).toHaveAttribute("data-value", /\d/);
  return Number(await figure(page, name).getAttribute("data-value"));
};

async function openTrain(page: Page) {
  await page.goto("?view=train");
  await expect(figure(page, "loss.train")).toHaveAttribute("data-value", /^0\.69/);
}

const fullSpeed = (page: Page) => page.getByRole("combobox", { name: "Speed" }).selectOption("full speed");

async function setNumber(page: Page, name: string, value: string) {
  // With the focus come all digits; only then is there something to type over.
  await field(page, name).focus();
  await field(page, name).fill(value);
  await field(page, name).press("Enter");
}

/** The lines of the log that downloads as CSV. */
async function logOf(page: Page): Promise<string[]> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the log as CSV" }).click();
  const stream = await (await coming).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8").trim().split("\n");
}

/** The region's colours at the middles of 9 × 9 fields, row by row. */
function pictureOf(page: Page): Promise<string[]> {
  return page.locator("canvas.picture").evaluate((canvas) => {
    const context = new OffscreenCanvas(9, 9).getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("no canvas");
    context.imageSmoothingEnabled = false;
    context.drawImage(canvas as HTMLCanvasElement, 0, 0, 9, 9);
    const { data } = context.getImageData(0, 0, 9, 9);
    return Array.from({ length: 81 }, (_, k) => data.subarray(4 * k, 4 * k + 3).join(" "));
  });
}

test("the two circles are learned: no validation point stays misclassified", async ({ page }) => {
  await openTrain(page);
  await expect(page).toHaveTitle("Two circles, 2-8-2 tanh, softmax · Backprop Workbench");
  await expect(page.getByRole("heading", { name: "Two circles 2-8-2 tanh, softmax" })).toBeInViewport();
  expect(await shownIn(page, "error.validation")).toBeGreaterThan(0.3);
  const before = await pictureOf(page);
  await trainButton(page).click();
  await fullSpeed(page);
  await expect.poll(() => shownIn(page, "error.validation")).toBe(0);
  await expect(page.locator(".say")).toContainText("Reached the limit of 500 epochs");
  await expect(epochSlider(page)).toHaveValue("500");
  const colours = await pictureOf(page);
  expect(colours).not.toEqual(before);
  // The inner class is inside, the outer one outside.
  expect(colours[40]).not.toBe(colours[0]);
  expect(colours[0]).toBe(colours[80]);
});

test("it pauses and goes on, with the space bar too, and trains by minibatch and by epoch", async ({
  page,
}) => {
  await openTrain(page);
  await setNumber(page, "epochs at most", "1000000");
  await page.getByRole("button", { name: "one minibatch" }).click();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 0 + 1/35");
  await page.getByRole("button", { name: "one epoch" }).click();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 1");
  await trainButton(page).click();
  await page.getByRole("button", { name: "Pause training" }).click();
  await expect(trainButton(page)).toBeEnabled();
  const paused = Number(await epochSlider(page).inputValue());
  expect(paused).toBeGreaterThan(1);

  await page.getByRole("main").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause training" })).toBeVisible();
  await expect.poll(async () => Number(await epochSlider(page).inputValue())).toBeGreaterThan(paused);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause training" })).toHaveCount(0);
  // In a field, space is the field's.
  await field(page, "epochs at most").focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause training" })).toHaveCount(0);
});

test("an epoch comes back with its figures, training goes on from there, and reset is the same start", async ({
  page,
}) => {
  await openTrain(page);
  const first = await shownIn(page, "loss.train");
  const oneEpoch = page.getByRole("button", { name: "one epoch" });
  const losses: number[] = [];
  for (let epoch = 1; epoch <= 5; epoch++) {
    await oneEpoch.click();
    await expect(epochSlider(page)).toHaveValue(String(epoch));
    losses.push(await shownIn(page, "loss.train"));
  }
  await epochSlider(page).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(epochSlider(page)).toHaveValue("3");
  expect(await shownIn(page, "loss.train")).toBe(losses[2]);
  // The same epoch again gives the same numbers: order, slots and generator came back too.
  await oneEpoch.click();
  await expect(epochSlider(page)).toHaveValue("4");
  expect(await shownIn(page, "loss.train")).toBe(losses[3]);

  await page.getByRole("button", { name: "Reset" }).click();
  await expect(epochSlider(page)).toHaveValue("0");
  await expect.poll(() => shownIn(page, "loss.train")).toBe(first);
  await page.getByRole("button", { name: "New start" }).click();
  await expect(field(page, "Seed of the weights")).toHaveValue("2");
  await expect.poll(() => shownIn(page, "loss.train")).not.toBe(first);
});

test("a learning rate changed while it runs takes effect and is marked with what changed", async ({
  page,
}) => {
  await openTrain(page);
  await setNumber(page, "epochs at most", "1000000");
  await page.getByRole("combobox", { name: "Pace of training" }).selectOption({ label: "5 epochs a second" });
  await trainButton(page).click();
  await expect.poll(async () => Number(await epochSlider(page).inputValue())).toBeGreaterThan(0);
  await setNumber(page, "learning rate η", "0.05");
  await expect(page.getByRole("list", { name: "Changed on the way" })).toContainText(
    /epoch \d+: η 0\.01 → 0\.05/,
  );
  await expect(page.getByRole("button", { name: "Pause training" })).toBeVisible();
});

test("a learning rate that is too large ends with the name of what went wrong, not in silence", async ({
  page,
}) => {
  await openTrain(page);
  await page.getByRole("combobox", { name: "Optimizer" }).selectOption({ label: "gradient descent" });
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "relu" });
  await setNumber(page, "learning rate η", "1e300");
  await trainButton(page).click();
  await expect(page.locator(".say")).toHaveClass(/wrong/);
  await expect(page.locator(".say")).toContainText(/learning rate/i);
});

test("a loss that explodes stops the run at once, though it is still a number", async ({ page }) => {
  await openTrain(page);
  await setNumber(page, "learning rate η", "1e6");
  await trainButton(page).click();
  await expect(page.locator(".say")).toHaveClass(/wrong/);
  await expect(page.locator(".say")).toContainText(/diverged in epoch 1: the loss L .* Try a learning rate/);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.locator(".say")).toContainText("Not trained yet");
});

test("biases and stacked activations are chosen in Train; single weights in Step, and the data stay", async ({
  page,
}) => {
  await openTrain(page);
  await page.getByRole("combobox", { name: "Dataset" }).selectOption({ label: "two moons" });
  await page.getByText("bias, stacks, reduction").click();
  await page.getByRole("combobox", { name: "Bias of layer 2" }).selectOption({ label: "none" });
  await page.getByRole("combobox", { name: "Another activation of layer 1" }).selectOption({ label: "relu" });
  await expect(page).toHaveTitle("Two moons, 2-8-2 tanh, relu, softmax · Backprop Workbench");
  await page.getByRole("button", { name: "Remove the activation of layer 1, stage 2" }).click();
  await expect(page).toHaveTitle("Two moons, 2-8-2 tanh, softmax · Backprop Workbench");

  await page.getByRole("button", { name: "edit in Step" }).click();
  await expect(page).toHaveTitle("Two moons: epoch 0, next minibatch · Backprop Workbench");
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "relu" });
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  await expect(page).toHaveTitle("Two moons, 2-8-2 tanh, softmax · Backprop Workbench");
  await page.getByRole("button", { name: "take Step's" }).click();
  await expect(page).toHaveTitle("Two moons, 2-8-2 relu, softmax · Backprop Workbench");
  await expect(page.getByRole("combobox", { name: "Bias of layer 2" })).toHaveCount(0);
  await page.getByText("bias, stacks, reduction").click();
  await expect(page.getByRole("combobox", { name: "Bias of layer 2" })).toHaveValue("none");
  const before = await shownIn(page, "loss.train");
  await page.getByRole("button", { name: "one epoch" }).click();
  await expect.poll(() => shownIn(page, "loss.train")).toBeLessThan(before);
});

test("a wrong line of a table is named by its number and nothing changes; a right one is trained on", async ({
  page,
}) => {
  await openTrain(page);
  await page.getByRole("button", { name: "Import data …" }).click();
  const text = page.getByRole("textbox", { name: "Data as text" });
  await text.fill("width,height,kind\n1,2,round\n2,oops,square\n4,1,round\n");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("line 3");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("oops");
  const take = page.getByRole("dialog").getByRole("button", { name: "Import", exact: true });
  await expect(take).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(field(page, "points")).toHaveValue("1100");

  await page.getByRole("button", { name: "Import data …" }).click();
  const rows = Array.from({ length: 40 }, (_, n) => `${n},${n % 7},${n < 20 ? "low" : "high"}`);
  await text.fill(["width height kind", ...rows.map((row) => row.replaceAll(",", " "))].join("\n"));
  await expect(page.getByRole("dialog")).toContainText("40 points with 2 inputs, classes high, low");
  await take.click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Dataset" })).toHaveValue("points");
  await page.getByRole("checkbox", { name: "standardize" }).check();
  await fullSpeed(page);
  await trainButton(page).click();
  await expect.poll(() => shownIn(page, "error.train")).toBe(0);
});

test("points are read out, drawn, erased, and taken back", async ({ page }) => {
  await openTrain(page);
  const plane = page.getByRole("img", { name: /The plane of the data/ });
  await plane.hover({ position: { x: 230, y: 236 } });
  await expect(page.locator('.readout [data-quantity="y[1]"]')).toHaveAttribute("data-value", /^0\.\d{15}/);

  const points = page.getByRole("region", { name: "Data", exact: true });
  await page.getByRole("combobox", { name: "Draw or erase points by hand" }).selectOption({ index: 1 });
  await plane.click({ position: { x: 230, y: 236 } });
  await expect(points).toContainText("1101");
  await page.getByRole("combobox", { name: "Draw or erase points by hand" }).selectOption("erase");
  await plane.click({ position: { x: 231, y: 237 } });
  await expect(points).toContainText("1100");
  await page.getByRole("button", { name: "undo" }).click();
  await expect(points).toContainText("1101");
  await page.getByRole("button", { name: "undo" }).click();
  await expect(field(page, "points")).toHaveValue("1100");
});

test("points are drawn and erased by keyboard too", async ({ page }) => {
  await openTrain(page);
  const tool = page.getByRole("combobox", { name: "Draw or erase points by hand" });
  const plane = page.getByRole("img", { name: /The plane of the data/ });
  const points = page.getByRole("region", { name: "Data", exact: true });
  await tool.selectOption({ index: 2 });
  await plane.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Enter");
  await expect(points).toContainText("1101");
  await tool.selectOption("erase");
  await plane.focus();
  await page.keyboard.press("Enter");
  await expect(points).toContainText("1100");
  // Nothing is near any more.
  await page.keyboard.press("Enter");
  await expect(points).toContainText("1100");
});

test("a point opens in Step with the weights of this moment, and Train is found as it was", async ({
  page,
}) => {
  await openTrain(page);
  await setNumber(page, "epochs at most", "30");
  await fullSpeed(page);
  await trainButton(page).click();
  await expect(epochSlider(page)).toHaveValue("30");
  await expect(trainButton(page)).toBeEnabled();
  const loss = await shownIn(page, "loss.validation");
  await setNumber(page, "Point to read out", "17");
  const output = page.locator('.readout [data-quantity="y[1]"]');
  await expect(output).toHaveAttribute("data-value", /\d/);
  const probability = Number(await output.getAttribute("data-value"));

  await page.locator(".readout").getByRole("button", { name: "open in Step" }).click();
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await page.keyboard.press("End");
  // A long table holds only the rows around the present step.
  await page.getByPlaceholder("filter").fill("a2[1]");
  const y = page.locator('.quantities [data-quantity="a2[1]"]').first();
  await expect(y).toHaveAttribute("data-value", /\d/);
  expect(Number(await y.getAttribute("data-value"))).toBeCloseTo(probability, 12);

  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  await expect(epochSlider(page)).toHaveValue("30");
  await expect(field(page, "Point to read out")).toHaveValue("17");
  await expect.poll(() => shownIn(page, "loss.validation")).toBe(loss);
});

test("the next minibatch opens in Step too", async ({ page }) => {
  await openTrain(page);
  await page.getByRole("button", { name: "open in Step" }).click();
  await expect(page).toHaveTitle(/epoch 0/);
  await expect(page.locator("[data-step]")).toHaveAttribute("data-phase", "forward");
  await page.keyboard.press("End");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-phase", "update");
});

test("the log downloads with a line for each epoch", async ({ page }) => {
  await openTrain(page);
  await page.getByRole("button", { name: "one epoch" }).click();
  await expect(epochSlider(page)).toHaveValue("1");
  const loss = await shownIn(page, "loss.train");
  const [head, start, end] = await logOf(page);
  expect(head).toMatch(/^epoch,trainLoss,validationLoss,testLoss,/);
  expect(start).toMatch(/^0,/);
  expect(Number(end.split(",")[1])).toBe(loss);
});

for (const theme of sample(["light", "dark"] as const, 2, 1))
  test(`axe finds nothing in the ${theme} theme`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem("backprop-workbench.theme", chosen), theme);
    await openTrain(page);
    await page.getByRole("button", { name: "one epoch" }).click();
    await expect(epochSlider(page)).toHaveValue("1");
    await setNumber(page, "Point to read out", "3");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Import data …" }).click();
    await page.getByRole("textbox", { name: "Data as text" }).fill("1 2 a\n2 b\n");
    expect(await accessibilityFaults(page, { part: "dialog[open]" })).toEqual([]);
  });

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("its panels are tabs, Train is always at hand, nothing sticks out, and axe finds nothing", async ({
    page,
  }) => {
    await openTrain(page);
    await trainButton(page).click();
    const pause = page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Pause training" });
    await expect(pause).toBeInViewport();
    await pause.click();
    for (const [name, part] of [
      ["Curves", "#train-curves"],
      ["Settings", "#train-settings"],
      ["Region", undefined],
    ] as const) {
      await page.getByRole("tab", { name }).click();
      await expect(trainButton(page)).toBeInViewport();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
      expect(await accessibilityFaults(page, { part })).toEqual([]);
    }
  });
});
