import type { Page, Request } from "@playwright/test";
import { expect, test } from "./fixtures";

// What the browser and React say of a part that the network refuses; nothing of it is uncaught.
test.use({ allowedMessages: /^Failed to load resource|a part of the page could not be loaded/ });

const usual = /part of the page could not be loaded. Check the connection/;
const first = "#D-P1/3/unit";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const step = (page: Page) => page.locator("[data-step]");
const look = (page: Page, name: string) =>
  page.getByRole("group", { name: "Show as" }).getByRole("button", { name }).click();

/**
 * Takes files away from the page, as a new version of it does. The browser refuses them itself: where requests are routed it
 * keeps no scripts, and compiling them all again takes longer than the test.
 * @returns how often each has been asked for
 */
async function without(page: Page, ...chunks: readonly string[]) {
  const asked = new Map<string, number>();
  const uncaught: string[] = [];
  const context = page.context();
  const isRefused = new RegExp(`/assets/((?:${chunks.join("|")})-[\\w-]{6,8}\\.(?:js|css))$`);
  const count = (request: Request) => {
    const [, name] = isRefused.exec(request.url()) ?? [];
    if (name) asked.set(name, (asked.get(name) ?? 0) + 1);
  };
  context.on("request", count);
  context.on("weberror", (error) => uncaught.push(String(error.error())));
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const urls = chunks.flatMap((chunk) => ["js", "css"].map((ext) => `*/assets/${chunk}-*.${ext}`));
  await session.send("Network.setBlockedURLs", { urls });
  const restore = async () => {
    restores.delete(restore);
    context.off("request", count);
    await session.detach();
  };
  restores.add(restore);
  return { asked, uncaught, restore };
}

const restores = new Set<() => Promise<void>>();
test.afterEach(async () => {
  for (const restore of restores) await restore();
});

test("each style sheet comes once, and so the parts' rules after the page's", async ({ page }) => {
  await page.goto(first);
  for (const name of ["Matrices", "Updates"]) await look(page, name);
  const view = (name: string) =>
    page.getByRole("navigation", { name: "Views" }).getByRole("button", { name }).click();
  await view("Train");
  // What Train loads after itself is there.
  await expect(page.getByRole("button", { name: /^Kept pictures/ })).toBeVisible();
  await view("Compare");
  await expect(page.getByRole("button", { name: /^Learning rate and size/ })).toBeVisible();
  const sheets = await page
    .locator("link[rel=stylesheet]")
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  expect(sheets.length).toBeGreaterThan(5);
  expect(sheets).toEqual([...new Set(sheets)]);
});

test("without what Step takes once it is painted there is a sentence, and a second attempt", async ({
  page,
}) => {
  const { asked, uncaught, restore } = await without(page, "step");
  await page.goto(first);
  await expect(page.getByText(usual).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Reload" }).first()).toBeVisible();
  await restore();
  await page.getByRole("button", { name: "Try again" }).first().click();
  await expect(step(page)).toHaveAttribute("data-step", "2");
  await expect(page.getByText(usual)).toHaveCount(0);
  expect(asked.size).toBe(1);
  expect(uncaught).toEqual([]);
});

test("a visit asks for few files", async ({ page, context }) => {
  let asked = 0;
  context.on("request", () => {
    asked += 1;
  });
  await page.goto(first);
  await expect(page.locator(".formula .katex").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Explanation" }).getByRole("table").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked).toBeLessThan(30); // each part by itself would be some 150: scripts/build/stepParts.ts
});

test("the rest of a step is there without a part of it, with a sentence", async ({ page }) => {
  const { asked, uncaught } = await without(page, "LayerResult");
  await page.goto("#D-P1/1/layer");
  await expect(page.getByRole("alert").getByText(usual)).toBeVisible();
  await page.getByRole("button", { name: "Next step" }).click();
  await expect(step(page)).toHaveAttribute("data-step", "1");
  expect(asked.size).toBeGreaterThan(0);
  expect(uncaught).toEqual([]);
});

test("exercises that can't be loaded are named, at the start and later", async ({ page }) => {
  const { uncaught } = await without(page, "d-p1", "d-p5");
  await page.goto(first);
  await expect(page.getByText(/exercise D-P1 could not be loaded/)).toBeVisible();
  await page.goto("#D-P4");
  await expect(step(page)).toHaveAttribute("data-step", "0");
  await page.goto("#D-P5");
  await expect(page.getByText(/exercise D-P5 could not be loaded/)).toBeVisible();
  await expect(step(page)).toHaveAttribute("data-step", "0");
  expect(uncaught).toEqual([]);
});

test("each look that can't be loaded says so, and the others work", async ({ page }) => {
  const names = ["Matrices", "LossCurveView", "CheckView", "UpdatesView", "AnswersView"];
  const { asked, uncaught } = await without(page, ...names);
  await page.goto(first);
  await expect(step(page)).toHaveAttribute("data-step", "2");
  for (const name of ["Matrices", "Loss curve", "Check", "Updates", "Answers"]) {
    await look(page, name);
    await expect(page.getByRole("main").getByText(usual)).toBeVisible();
  }
  await look(page, "Units");
  await expect(page.getByRole("figure")).toBeVisible();
  expect([...asked.values()].filter((times) => times > 2)).toEqual([]);
  expect(asked.size).toBeGreaterThanOrEqual(names.length);
  expect(uncaught).toEqual([]);
});

test("answers that the worker can't load are a sentence", async ({ page, context }) => {
  // What a worker asks for the browser refuses to a page alone.
  let asked = 0;
  await context.route(/\/assets\/questions-[\w-]{6,8}\.js$/, (route) => {
    asked += 1;
    return route.fulfill({ status: 404 });
  });
  await page.goto(first);
  await look(page, "Check");
  await expect(page.getByText(/a part of the page could not be loaded; check the connection/)).toBeVisible();
  expect(asked).toBe(2);
});

test("Train, lists and dialogs that can't be loaded say so in their place", async ({ page }) => {
  const { uncaught } = await without(page, "TrainView", "GalleryList", "HistoryList", "HelpDialog");
  await page.goto(first);
  await button(page, /^Exercises/).click();
  await expect(page.locator("#gallery").getByText(usual)).toBeVisible();
  await page.keyboard.press("Escape");
  await button(page, "History").click();
  await expect(page.locator("#history").getByText(usual)).toBeVisible();
  await page.keyboard.press("Escape");
  await button(page, "Train").click();
  await expect(page.getByText(usual).filter({ visible: true })).toBeVisible();
  await button(page, "Step").click();
  await expect(page.getByRole("figure")).toBeVisible();
  await button(page, "Help").click();
  await expect(page.getByText(usual).filter({ visible: true })).toBeVisible();
  expect(uncaught).toEqual([]);
});

test("an export that can't be loaded says so, and the others are made", async ({ page }) => {
  const kinds: Record<string, string> = {
    latex: "LaTeX",
    markdown: "Markdown",
    page: "Page to print",
    pytorch: "PyTorch",
    numpy: "NumPy",
    csv: "Quantities",
    link: "Document",
  };
  const { uncaught } = await without(page, ...Object.keys(kinds));
  await page.goto(first);
  await button(page, "Export").click();
  for (const label of Object.values(kinds)) {
    await button(page, `Save: ${label}`).click();
    await expect(page.getByText(`${label} could not be made. Check the connection`)).toBeVisible();
  }
  const saved = page.waitForEvent("download");
  await button(page, "Save: Graph, SVG").click();
  await saved;
  expect(uncaught).toEqual([]);
});

test("links and addresses that can't be written are said", async ({ page }) => {
  const { uncaught } = await without(page, "link");
  await page.goto(first);
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
  await expect(page.getByText(/The address doesn't follow the page/)).toBeVisible();
  await button(page, "Share").click();
  await expect(page.getByText(/The link could not be made/)).toBeVisible();
  expect(uncaught).toEqual([]);
});

test("a part that is there at the second attempt is shown, with its styles", async ({ page, context }) => {
  const asked = new Set<string>();
  await context.route(/\/assets\/(?:CheckView-[\w-]{6,8}\.js|HelpDialog-[\w-]{6,8}\.css)$/, (route) => {
    const url = route.request().url();
    const isFirst = !asked.has(url);
    asked.add(url);
    return isFirst ? route.abort() : route.continue();
  });
  await page.goto(first);
  await look(page, "Check");
  await expect(page.getByRole("main").getByRole("table")).toBeVisible();
  await button(page, "Help").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  const rules = await page.evaluate(() =>
    [...document.styleSheets]
      .filter(({ href }) => href?.match(/HelpDialog|CheckView/))
      .map(({ cssRules }) => cssRules.length),
  );
  expect(rules).toHaveLength(2);
  expect(Math.min(...rules)).toBeGreaterThan(0);
});

test("the connection that is there again brings what was missing", async ({ page }) => {
  const { restore } = await without(page, "Matrices", "LayerResult");
  await page.goto("#D-P1/1/layer");
  await look(page, "Matrices");
  await expect(page.getByText(usual)).toHaveCount(2);
  await restore();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.getByText(usual)).toHaveCount(0);
  await expect(page.getByRole("main").locator(".matrices")).toBeVisible();
});

test("without the page's own script there is a sentence", async ({ page }) => {
  await without(page, "index");
  await page.goto(first);
  await expect(
    page.getByText("The page could not be loaded. Check the connection and reload it."),
  ).toBeVisible();
});

test("without the worker of Step, or that of Train, the page says so", async ({ page, context }) => {
  let refuse = () => {};
  const isRefused = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  await context.route(/\/workers\/(?:worker|train)-/, async (route) => {
    await route.fulfill({ status: 404 });
    refuse();
  });
  // What is opened comes when there is no worker any more.
  await context.route(/\/assets\/step-[\w-]{6,8}\.js$/, async (route) => {
    await isRefused;
    await route.continue();
  });
  await page.goto(first);
  await expect(page.getByRole("button", { name: /open now: none/ })).toBeVisible();
  await expect(page.getByText(/The computation doesn't start/)).toBeVisible();
  await expect(button(page, "Try again")).toBeVisible();
  await button(page, "Train").click();
  await expect(page.getByText(/Training doesn't start.*reload the page/)).toBeVisible();
});
