// How long the built page takes in Chromium from the start of the navigation to the numbers being on it: on a first visit,
// on a visit by link, and on reloads that bring back a changed exercise or a run in the middle of training.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { preview } from "vite";
import { root } from "../install.mjs";

const rounds = 15;

if (!existsSync(join(root, "dist/index.html")))
  throw new Error("There is no build to measure; `npm run build` makes it");
const server = await preview({ root, preview: { port: 0 } });
const url = server.resolvedUrls.local[0];
const executablePath = readFileSync(join(root, "node_modules/.backprop-workbench-browser"), "utf8").trim();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

const stepShown = '[data-quantity="x[1]"][data-value]';
const runShown = 'td[data-quantity="loss.train"][data-value]:not([data-value=""])';

await measure("the default exercise, storage empty, files cached", stepShown, async (page) => {
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
});
await measure("a changed exercise, reloaded", stepShown, async (page, round) => {
  if (round > 0) return;
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
  await page.waitForTimeout(1500);
});
await measure("Train in the middle of a run, reloaded", runShown, async (page, round) => {
  if (round > 0) return;
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  await page.locator(runShown).waitFor();
  await page.getByRole("button", { name: "Train", exact: true }).last().click();
  await page.waitForTimeout(2500);
});
await browser.close();
await server.close();

/** Reloads a page again and again, and prints when what is looked for was there. */
async function measure(what, shown, prepare) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.addInitScript(watchFor, shown);
  await page.goto(url);
  await page.locator(stepShown).first().waitFor();
  // So that all lazily loaded parts are cached too.
  await page.waitForLoadState("networkidle");
  const times = [];
  for (let round = 0; round < rounds; round++) {
    await prepare(page, round);
    await page.reload();
    await page.waitForFunction(() => window.shownAt !== undefined);
    times.push(await page.evaluate(() => window.shownAt));
  }
  await context.close();
  times.sort((one, other) => one - other);
  const [least, median, most] = [0, rounds >> 1, rounds - 1].map((place) => times[place].toFixed(0));
  console.log(`${what}: median ${median} ms (${least} to ${most}, ${rounds} rounds)`);
}

/** Notes the frame in which it was there first, in milliseconds since the navigation began. */
function watchFor(selector) {
  const look = () => {
    if (document.querySelector(selector)) window.shownAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
