import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { accessibilityFaults, contrastAlone } from "./axe";
import { expect, test } from "./fixtures";
import { seenTexts, watchCanvases } from "./slideTexts";
import { timelineOf } from "./stepping";

const screens = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
] as const;

/** Nothing is smaller on a screen of 1920 × 1080, and on others in proportion. */
const least = (height: number) => (20 * height) / 1080 - 0.1;

async function expectLegible(page: Page, height: number): Promise<void> {
  const texts = await seenTexts(page);
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter(({ size }) => size < least(height))).toEqual([]);
  expect(texts.filter(({ cut, over }) => cut ?? over)).toEqual([]);
}

const weights = (layer: number, to: number, from: number) =>
  Array.from({ length: to * from }, (_, k) => `W${layer}[${1 + Math.floor(k / from)},${1 + (k % from)}]`);
const biases = (layer: number, units: number) =>
  Array.from({ length: units }, (_, k) => `b${layer}[${k + 1}]`);

/** Networks as sheets have them, and their parameters. */
const networks: Readonly<Record<string, readonly string[]>> = {
  "D-P1": [...weights(1, 2, 2), ...weights(2, 2, 2), "b1", "b2"],
  "B-Q2": [...weights(1, 2, 2), ...weights(2, 2, 2), ...biases(1, 2), ...biases(2, 2)],
  "E-Q1": [...weights(1, 3, 2), ...weights(2, 1, 3), ...biases(1, 3), ...biases(2, 1)],
};

for (const [width, height] of sample(screens, 3))
  for (const [exercise, parameters] of sample(Object.entries(networks), 3, 1))
    test(`in Present ${exercise} has every parameter's label at ${width} × ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`#${exercise}/1/unit?present`);
      await expect(page.locator(".graph .legend .scale").first()).toBeVisible();
      await expect(page.locator(".slide-text .katex").first()).toBeVisible();
      const timeline = await timelineOf(page);
      const missing = await timeline.evaluate(async ({ goTo, last }, names) => {
        const found: string[] = [];
        // All of a single example's; of several every one that is different.
        for (let index = 0; index <= last; index += last > 60 ? 7 : 1) {
          await goTo(index);
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          // A step of one example's share has that share at the parameter's edge.
          const shown = [
            ...document.querySelectorAll<SVGElement>(".graph .labels .label, .graph .texts [data-quantity]"),
          ].map(({ dataset }) => dataset.point ?? dataset.quantity);
          for (const name of names)
            if (!shown.includes(name) && !shown.includes(`${name}'`))
              found.push(`step ${index + 1}: ${name}`);
        }
        return found;
      }, parameters);
      expect(missing).toEqual([]);
    });

for (const [width, height] of sample(screens, 3))
  test(`in Present all of a step is there, and large, at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("#D-P1/1/unit?present");
    await expect(page.locator(".graph .legend .scale").first()).toBeVisible();
    await expect(page.locator(".slide-text .katex").first()).toBeVisible();
    for (const panel of [".network-panel", ".quantities", "header.head", ".look"])
      await expect(page.locator(panel)).toBeHidden();
    const timeline = await timelineOf(page);
    const last = await timeline.evaluate((each) => each.last);
    for (const index of sample([...Array(last + 1).keys()], 4)) {
      await timeline.evaluate(({ goTo }, at) => goTo(at), index);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      await expectLegible(page, height);
    }
    // By the keyboard alone, in other sizes of a step and in other forms.
    for (const key of ["1", "f", "f", "Home", "f", "3"]) {
      await page.keyboard.press(key);
      await expect(page.locator(".slide-text .katex").first()).toBeVisible();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      await expectLegible(page, height);
    }
  });

const fields = "input:not([type=range]), select, textarea";

async function openTraining(page: Page): Promise<void> {
  await watchCanvases(page);
  await page.goto("#D-P1/1/unit?view=train&present");
  await expect(page.locator('td[data-quantity="loss.train"]')).toHaveAttribute("data-value", /^0\.69/);
  await expect(page.locator(".slide-rule .katex").first()).toBeVisible();
}

for (const [width, height] of sample(screens, 3))
  test(`Train in Present is large, and led by the keyboard, at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openTraining(page);
    expect(await page.locator(fields).filter({ visible: true }).count()).toBe(0);
    const epoch = page.locator(".slide-standing b");
    for (const [key, shown] of [
      ["ArrowRight", "epoch 1"],
      ["ArrowRight", "epoch 2"],
      ["ArrowLeft", "epoch 1"],
      ["Home", "epoch 0"],
      ["End", "epoch 2"],
    ] as const) {
      await page.keyboard.press(key);
      await expect(epoch).toHaveText(shown);
    }
    await page.keyboard.press("-");
    await expect(page.locator(".slide-standing")).toContainText("at rest; 3 epochs/s");
    await page.keyboard.press("Space");
    await expect(page.locator(".slide-standing")).toContainText("training, 3 epochs/s");
    await page.keyboard.press("Space");
    await expect(page.locator(".slide-standing")).toContainText("at rest");
    for (const heading of ["Average loss", "layer"]) {
      await expect(page.locator(".slide-curves")).toContainText(heading);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      await expectLegible(page, height);
      await page.keyboard.press("l");
    }
  });

test("Compare in Present shows the runs and what they come to, large, and no view has faults for axe", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto("?view=compare");
  await page.getByRole("button", { name: /^Learning rate and size/ }).click();
  const epochs = page.getByRole("spinbutton", { name: "Epochs of each run", exact: true });
  await epochs.focus();
  await epochs.press("Enter");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Values of hidden units" }).fill("2, 4");
  await page.getByRole("textbox", { name: "Values of hidden units" }).press("Enter");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("Shift+P");
  await expect(page.locator(".slide-standing")).toContainText(/0 of \d+ runs doneat rest/);
  await page.keyboard.press("Space");
  await expect(page.locator(".slide-standing")).toContainText(/(\d+) of \1 runs done/, { timeout: 40_000 });
  for (const [width, height] of sample(screens, 3, 2)) {
    await page.setViewportSize({ width, height });
    for (const key of ["l", "b", "b", "b", "l"]) {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
      await expectLegible(page, height);
      await page.keyboard.press(key);
    }
  }
  for (const slide of [".compare-slide", ".step-slide", ".train-slide"]) {
    await expect(page.locator(slide)).toBeVisible();
    for (const rules of [{}, contrastAlone]) {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
      expect(await accessibilityFaults(page, rules), slide).toEqual([]);
      await page.keyboard.press("d");
    }
    await page.keyboard.press("v");
  }
  await expect(page.locator(".compare-slide")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".compare-bar")).toBeVisible();
});

test("Present names its keys, changes view, theme and form with them, and has a light that follows the mouse", async ({
  page,
}) => {
  await page.goto("#D-P1/14/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Present now" }).click();
  await expect(page).toHaveURL(/#D-P1\/14\/unit\?present$/);
  await expect(page.locator(".slide-text")).toBeVisible();
  expect(await page.locator(fields).filter({ visible: true }).count()).toBe(0);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const words of [
    "the next look",
    "dark or light",
    "spotlight",
    "ends Present",
    "the formula’s next form",
  ])
    await expect(keys).toContainText(words);
  await expect(page.getByRole("dialog")).toHaveCount(1);
  // Until the next frame the focus stays in a dialog that has been closed, and a key that comes then is Present's again.
  await page.evaluate(() => {
    const focused = document.activeElement;
    document.querySelector<HTMLDialogElement>("dialog.slide-keys")?.close();
    focused?.dispatchEvent(new KeyboardEvent("keydown", { key: "d", bubbles: true, cancelable: true }));
  });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("d");
  await page.keyboard.press("?");
  await expect(keys).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await expect(page.locator(".step-slide")).toBeVisible();
  await page.keyboard.press("d");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("d");
  await page.keyboard.press("l");
  await expect(page.locator(".slide-picture h1")).toContainText("Matrices");
  await page.keyboard.press("Shift+L");
  await page.keyboard.press("s");
  const light = page.locator(".spotlight");
  await expect(light).toHaveAttribute("data-light", "ring");
  await page.mouse.move(300, 200);
  const at = () =>
    light.evaluate((element) => ["--x", "--y"].map((name) => element.style.getPropertyValue(name)));
  expect(await at()).toEqual(["300px", "200px"]);
  await page.keyboard.press("s");
  await expect(light).toHaveAttribute("data-light", "light");
  await page.mouse.move(500, 400);
  expect(await at()).toEqual(["500px", "400px"]);
  // It takes no clicks, and in the system's own colours it is a ring.
  await expect(light).toHaveCSS("pointer-events", "none");
  await expect(light).not.toHaveCSS("background-image", "none");
  await page.emulateMedia({ forcedColors: "active" });
  await expect(light).toHaveCSS("background-image", "none");
  expect(await light.evaluate((element) => getComputedStyle(element, "::after").borderTopWidth)).toBe("4px");
  await page.emulateMedia({ forcedColors: null });
  await page.keyboard.press("s");
  await expect(light).toHaveCount(0);
  // A number is still dragged on purpose.
  const w5 = page.locator('.graph .label[data-point="W2[1,1]"]');
  const box = await w5.boundingBox();
  if (!box) throw new Error("w5 has no label");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(w5.locator('[data-quantity="W2[1,1]"]')).not.toHaveAttribute("data-value", "0.4");
  await page.keyboard.press("v");
  await expect(page.locator(".train-slide")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".training-bar")).toBeVisible();
});

test("predict first: a step's number is a question until it is asked for, and told nowhere", async ({
  page,
}) => {
  const value = "0.741365";
  const told = () =>
    page.evaluate(() => {
      const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
        [...element.attributes].map((attribute) => attribute.value),
      );
      return [document.body.textContent ?? "", ...attributes].filter((text) => /0\.7413|0\.7414/.test(text));
    });
  for (const options of sample(["?present", "", "?form=matrix", "?look=matrices", "?look=updates"], 2)) {
    await page.goto(`#D-P1/9/unit${options}`);
    await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "8");
    await expect(page.locator(".katex").first()).toBeVisible();
    await page.keyboard.press("p");
    const question = page.getByRole("button", { name: "Show the number" }).first();
    await expect(question).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "9");
    await expect(question).toBeVisible();
    expect(await told(), options).toEqual([]);
    await expect(page.locator("p.unseen[role=status]")).toHaveText(/Its number is hidden\.$/);
    if (options === "?present")
      await expect(page.locator(".graph .texts text", { hasText: /^\?$/ })).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page.locator(".result [data-quantity]")).toHaveAttribute(
      "data-value",
      new RegExp(`^${value}`),
    );
    await expect(page.locator("p.unseen[role=status]")).toContainText(value);
    // What has been shown stays shown; the next is a question again.
    await page.keyboard.press("ArrowRight");
    await expect(question).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await expect(page.locator(".result [data-quantity]")).toBeVisible();
    await page.keyboard.press("p");
    await expect(question).toHaveCount(0);
    await page.goto("about:blank");
  }
});

test("a link can ask to predict first: Share offers it, and no number is shown before", async ({ page }) => {
  await page.goto("#D-P1/10/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "9");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("checkbox", { name: /^Predict first/ }).check();
  const link = page.getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#D-P1\/10\/unit\?predict$/);
  const url = await link.inputValue();
  await page.goto("about:blank");
  // Whatever the page ever shows of the number is noted.
  await page.addInitScript(() => {
    const told = window as Window & { told?: string };
    new MutationObserver(() => {
      told.told ??= /0\.74136\d/.exec(document.body?.textContent ?? "")?.[0];
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(url);
  const question = page.getByRole("button", { name: "Show the number" }).first();
  await expect(question).toBeVisible();
  await page.reload();
  await expect(question).toBeVisible();
  expect(await page.evaluate(() => (window as Window & { told?: string }).told)).toBeUndefined();
  await page.keyboard.press("Enter");
  await expect(page.locator(".result [data-quantity]")).toHaveAttribute("data-value", /^0\.74136/);
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/#D-P1\/10\/unit$/);
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/\?predict$/);
  // Options before the # are meant, too, and what isn't known is named.
  await page.goto("about:blank");
  await page.goto("?predict&quiz#D-P1/10/unit");
  await expect(question).toBeVisible();
  await expect(page.getByText("The address asks for “quiz”, which this page doesn't know.")).toBeVisible();
});

test("a note to a step is written where it stands, undone, linked, exported and shown in Present", async ({
  page,
}) => {
  await page.goto("#D-P1/10/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "9");
  await page.getByRole("button", { name: "+ note" }).click();
  const field = page.getByRole("textbox", { name: "Note to this step" });
  await field.fill("Who sees the sign?");
  await page.keyboard.press("Enter");
  const note = page.locator(".step-note p");
  await expect(note).toHaveText("Who sees the sign?");
  await expect(page.locator("p.unseen[role=status]")).toContainText("Note: Who sees the sign?");
  // Escape keeps what was.
  await page.getByRole("button", { name: "edit the note" }).click();
  await field.fill("Nothing");
  await page.keyboard.press("Escape");
  await expect(note).toHaveText("Who sees the sign?");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(note).toHaveCount(0);
  await page.getByRole("button", { name: /^Redo/ }).click();
  await expect(note).toHaveText("Who sees the sign?");
  await expect(page).toHaveURL(/#d=.*\/10\/unit$/);
  const link = page.url();
  await page.keyboard.press("ArrowRight");
  await expect(note).toHaveCount(0);
  await page.goto("about:blank");
  await page.goto(`${link}?present`);
  await expect(page.locator(".slide-text .step-note p")).toHaveText("Who sees the sign?");
  await expect(page.getByRole("button", { name: "edit the note" })).toHaveCount(0);
  await expect(page.locator(".slide-text .katex").first()).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  await expectLegible(page, 720);
  // In front of a class it is written by the keyboard, and kept like any other.
  await page.keyboard.press("n");
  await expect(field).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("New sign?");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  await expectLegible(page, 720);
  await page.keyboard.press("Enter");
  await expect(page.locator(".slide-text .step-note p")).toHaveText("New sign?");
  await expect(field).toHaveCount(0);
  await expect.poll(() => page.url()).not.toBe(`${link}?present`);
  await page.keyboard.press("n");
  await page.keyboard.type("never kept");
  await page.keyboard.press("Escape");
  await expect(page.locator(".slide-text .step-note p")).toHaveText("New sign?");
  // It may tell what is to be predicted.
  await page.keyboard.press("p");
  await expect(page.locator(".step-note p")).toHaveCount(0);
  await page.keyboard.press("n");
  await expect(field).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.locator(".step-note p")).toBeVisible();
});
