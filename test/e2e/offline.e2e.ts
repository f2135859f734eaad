import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { writeServiceWorker } from "../../scripts/build/serviceWorker";
import { expect, alone as test } from "./fixtures";
import { type BuildServer, dist } from "./server";

test.use({ serviceWorkers: "allow" });
test.afterEach(({ server }) => {
  server.cut(false);
  server.deploy();
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const step = (page: Page) => page.locator("[data-step]");
const look = (page: Page, name: string) =>
  page.getByRole("group", { name: "Show as" }).getByRole("button", { name }).click();
const isKept = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

async function visit(page: Page, at = "") {
  await page.goto(at);
  await expect(step(page)).toHaveAttribute("data-step", /\d/);
  await isKept(page);
}

test("after the first visit the page works without a connection, until a new version is there", async ({
  page,
  context,
  server,
}) => {
  test.slow(); // one visit for all of it: each keeps the whole page
  await visit(page);
  server.cut(true);
  await page.reload();
  await test.step("it starts, with all views and looks", () => seeAllViews(page));
  await test.step("the handwritten digits are there, and Help and the licences name their source", () =>
    trainOnDigits(page));
  await test.step("a tab of its own starts too", async () => {
    const other = await context.newPage();
    await other.goto("#D-P4/2/unit");
    await expect(step(other)).toHaveAttribute("data-step", "1");
    await other.close();
  });
  await test.step("exercises open", () => openExercises(page));
  await test.step("every export is made", () => makeExports(page));
  await test.step("a new version is offered, and waits for the reader", () =>
    offerNextVersion(page, context, server));
});

async function seeAllViews(page: Page) {
  await expect(step(page)).toHaveAttribute("data-step", "0");
  await expect(page.locator(".formula .katex").first()).toBeVisible();
  // The fonts that are in use have been loaded, none has failed.
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].map(({ family, status }) => ({ family, status }));
  });
  expect(fonts.filter(({ status }) => status === "error")).toEqual([]);
  expect(
    fonts.filter(({ family, status }) => /KaTeX_Math/.test(family) && status === "loaded").length,
  ).toBeGreaterThan(0);

  for (const [name, shown] of [
    ["Matrices", page.locator(".matrices")],
    ["Loss curve", page.getByRole("main").getByRole("img").first()],
    ["Check", page.getByRole("main").getByRole("table").first()],
    ["Updates", page.getByRole("main").getByRole("table").first()],
    ["Answers", page.getByRole("main").getByRole("textbox").first()],
    ["Units", page.getByRole("figure")],
  ] as const) {
    await look(page, name);
    await expect(shown).toBeVisible();
  }
  await button(page, "Help").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await button(page, "Train").click();
  await button(page, "one epoch").click();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 1");
}

async function trainOnDigits(page: Page) {
  await page.getByLabel("Dataset", { exact: true }).selectOption("digits");
  await expect(page.getByRole("button", { name: /^Example \d+: is 7/ }).first()).toBeVisible();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 0");
  await button(page, "one epoch").click();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 1");
  await button(page, "Help").click();
  const help = page.getByRole("dialog");
  await expect(help).toContainText("E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits");
  const link = help.getByRole("link", { name: "Licences of what it is made of" });
  const address = (await link.getAttribute("href")) ?? "";
  const licences = await page.evaluate(async (of) => (await fetch(of)).text(), address);
  expect(licences).toContain("Data: digits");
  expect(licences, "what only a worker has").toContain("ml-random-forest");
  expect(licences, "what the build itself has put in").toContain("## rolldown - ");
  expect(licences, "the fonts").toContain("SIL OPEN FONT LICENSE");
  expect(licences).toContain("Creative Commons Attribution 4.0");
  await page.keyboard.press("Escape");
}

async function openExercises(page: Page) {
  await button(page, "Step").click();
  await button(page, /^Exercises/).click();
  const entries = page.locator(
    // Lessons open in Train, which names the page differently.
    "#gallery li:not(:is([aria-label='My documents'], [aria-label='Lessons in training']) li) button span",
  );
  await expect(entries.first()).toBeVisible();
  const titles = await entries.allTextContents();
  expect(titles.length).toBeGreaterThan(10);
  // Some; ALL_EXERCISES asks for all. That every file of the build is kept the unit test shows.
  for (const title of titles.filter((_, k) => process.env.ALL_EXERCISES || k % 16 === 0)) {
    if (!(await entries.first().isVisible())) await button(page, /^Exercises/).click();
    await entries
      .filter({ hasText: title })
      .and(page.getByText(title, { exact: true }))
      .first()
      .click();
    await expect(page).toHaveTitle(`${title} · Backprop Workbench`);
  }
}

async function makeExports(page: Page) {
  await page.goto("#D-P1");
  await expect(page).toHaveTitle(/2-2-2 sigmoid/);
  await button(page, "Export").click();
  const saves = page.locator("#export-menu").getByRole("button", { name: /^Save/ });
  for (const save of await saves.all()) {
    const saved = page.waitForEvent("download");
    await save.click();
    await saved;
  }
}

async function offerNextVersion(page: Page, context: BrowserContext, server: BuildServer) {
  const next = mkdtempSync(join(tmpdir(), "next-version-"));
  try {
    cpSync(dist, next, { recursive: true });
    const html = readFileSync(join(next, "index.html"), "utf8");
    writeFileSync(join(next, "index.html"), html.replace("<body>", '<body data-version="next">'));
    for (const file of readdirSync(join(next, "assets")))
      if (/HelpDialog/.test(file)) rmSync(join(next, "assets", file));
    await writeServiceWorker(next);

    server.cut(false);
    await page.goto("#D-P1");
    const other = await context.newPage();
    await other.goto("#D-P4/2/unit");
    await expect(step(other)).toHaveAttribute("data-step", "1");
    server.deploy(next);

    // A reload finds the new version, and stays with the one that is here.
    await page.reload();
    const offer = page.getByRole("status").filter({ hasText: "A new version" });
    await expect(offer).toBeVisible();
    await expect(page.locator("body")).not.toHaveAttribute("data-version", "next");
    await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
    await expect(page).toHaveTitle(/\(changed\)/);
    await offer.getByRole("button", { name: "Reload" }).click();
    await expect(page.locator("body")).toHaveAttribute("data-version", "next");
    await expect(page).toHaveTitle(/\(changed\)/);

    // The other tab was not disturbed, and has what its version loads later.
    await expect(other.locator("body")).not.toHaveAttribute("data-version", "next");
    await expect(step(other)).toHaveAttribute("data-step", "1");
    await button(other, "Help").click();
    await expect(other.getByRole("dialog")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "A new version" })).toHaveCount(0);
  } finally {
    rmSync(next, { recursive: true });
  }
}

test("the page can be installed: its manifest and icons are there", async ({ page }) => {
  await page.goto("");
  const manifest = await page.evaluate(async () => {
    const { href } = document.querySelector("link[rel=manifest]") as HTMLLinkElement;
    const { icons, start_url, scope } = await (await fetch(href)).json();
    const sizes = await Promise.all(
      icons.map(async ({ src, sizes }: { src: string; sizes: string }) => {
        const image = new Image();
        image.src = new URL(src, href).href;
        await image.decode();
        return sizes === "any" || sizes === `${image.naturalWidth}x${image.naturalHeight}`;
      }),
    );
    return {
      sizes,
      start: new URL(start_url, href).href,
      scope: new URL(scope, href).href,
      here: new URL(".", location.href).href,
    };
  });
  expect(manifest.sizes).toEqual([true, true, true, true]);
  expect(manifest.start).toBe(manifest.here);
  expect(manifest.scope).toBe(manifest.here);
});
