import type { Page } from "@playwright/test";
import type { NetworkDocument } from "../../src/engine/document/document";
import { nameFault } from "../../src/engine/document/naming/nameFault";
import { writtenName } from "../../src/engine/names/labels";
import { createNotation } from "../../src/engine/names/notation";
import { pack } from "../../src/export/link";
import { hardNames } from "../cases/names";
import { sample } from "../sample";
import { expect, test } from "./fixtures";
import { timelineOf } from "./stepping";

const named = ["x[1]", "x[2]", "W1[1,1]", "W1[1,2]", "W1[2,1]", "W1[2,2]", "b1", "a1[1]", "a1[2]", "W2[1,1]"];

/** A network of two layers whose numbers have these names. */
const withNames = (title: string, names: readonly string[]): NetworkDocument => ({
  format: "backprop-workbench",
  version: 1,
  title,
  inputs: 2,
  layers: [
    {
      units: 2,
      activation: "sigmoid",
      biasMode: "shared",
      weights: [
        [0.15, 0.2],
        [0.25, 0.3],
      ],
      bias: [0.35],
    },
    { units: 1, activation: "sigmoid", biasMode: "shared", weights: [[0.4, 0.45]], bias: [0.6] },
  ],
  loss: { type: "halfSquaredError", reduction: "sum" },
  optimizer: { type: "sgd", learningRate: 0.5 },
  batch: { inputs: [[0.05, 0.1]], targets: [[0.01]] },
  names: Object.fromEntries(names.map((name, k) => [named[k], name])),
});

const all = Object.entries(hardNames).map(([id, name]) => ({ id, name: name.trim() }));
const isShown = ({ name }: { name: string }) => nameFault(name) === undefined && name.length <= 24;
const shown = all.filter(isShown).map(({ name }) => name);
const groups = Array.from({ length: Math.ceil(shown.length / named.length) }, (_, k) =>
  shown.slice(k * named.length, (k + 1) * named.length),
);

const fileOf = (document: unknown) => ({
  name: "names.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(document)),
});

/** Goes through every step, after which the table has each name as it is written. */
async function walk(page: Page, document: NetworkDocument) {
  await expect(page).toHaveTitle(`${document.title} · Backprop Workbench`);
  const timeline = await timelineOf(page);
  await timeline.evaluate(async ({ goTo, last }) => {
    for (let index = 0; index <= last; index++) await goTo(index);
  });
  const { text } = createNotation(document.names, false);
  const names = Object.keys(document.names ?? {}).map((quantity) => `${writtenName(quantity, text)}: `);
  // Rows out of sight come once a step rests.
  const missing = async () => {
    const labels = await page
      .locator(".quantities tbody [aria-label]")
      .evaluateAll((parts) => parts.map((part) => part.getAttribute("aria-label")));
    return names.filter((name) => !labels.some((label) => label?.startsWith(name)));
  };
  await expect.poll(missing).toEqual([]);
}

async function lookEverywhere(page: Page) {
  for (const look of ["Matrices", "Loss curve", "Check", "Updates", "Answers", "Units"]) {
    const button = page
      .getByRole("group", { name: "Show as" })
      .getByRole("button", { name: look, exact: true });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect(page.locator("main").getByText("Loading …")).toHaveCount(0);
    await expect(page.locator("main")).not.toHaveText(/^\s*$/);
  }
}

test.describe("names that can be shown", () => {
  for (const [k, names] of groups.entries()) {
    const document = withNames(`names ${k + 1}`, names);
    // All of them take minutes; ALL_NAMES asks for them.
    if (k === 0 || process.env.ALL_NAMES)
      test(`open from a file, step, look, and stay after a reload and in a new tab: ${JSON.stringify(names)}`, async ({
        page,
        context,
      }) => {
        await page.goto("#D-P1/1/unit");
        await page.getByLabel("Document to open").setInputFiles(fileOf(document));
        await walk(page, document);
        await lookEverywhere(page);
        await page.reload();
        await expect(page).toHaveTitle(`${document.title} · Backprop Workbench`);
        await expect(page.locator("main")).not.toHaveText(/^\s*$/);
        const tab = await context.newPage();
        await tab.goto("");
        await expect(tab.locator("[data-step]")).toBeVisible();
      });

    if (k % 3 === 0 || process.env.ALL_NAMES)
      test(`open from a link, group ${k + 1}`, async ({ page }) => {
        await page.goto(`#d=${await pack(document)}/1/unit`);
        await walk(page, document);
      });
  }
});

test("names that can't be shown are refused with their path, from a file and from a link", async ({
  page,
}) => {
  await page.goto("#D-P1/1/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  const title = await page.title();
  const problem = page.locator(".problem");
  // The unit test refuses each of them.
  for (const { id, name } of sample(
    all.filter((candidate) => !isShown(candidate)),
    3,
  )) {
    const document = withNames(id, ["in", "b", name]);
    await page.getByLabel("Document to open").setInputFiles(fileOf(document));
    await expect(problem, id).toContainText(/“names\.json” was not opened: names.*W1\[1,1\]/);
    await problem.getByRole("button", { name: "Dismiss" }).click();
    await expect(problem).toHaveCount(0);
    expect(await page.title()).toBe(title);
  }
  const control = withNames("control", ["in", "b", "w\u0001"]);
  await page.goto(`#d=${await pack(control)}/1/unit`);
  await expect(problem).toContainText('names["W1[1,1]"]: holds U+0001, a control character');
  await page.reload();
  await expect(page.locator("main")).not.toHaveText(/^\s*$/);
});
