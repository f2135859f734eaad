// The built page in Chromium, for scripts that measure it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { preview } from "vite";
import { root } from "./install.mjs";

const remembered = join(root, "node_modules/.backprop-workbench-browser");

/**
 * Serves the build and opens it.
 * @param {string} path what follows the page's address, such as "#D-P1/1/unit"
 * @param {{width: number, height: number}} viewport
 * @returns the page, and the way to close all of it
 */
export async function openBuild(path = "", viewport = { width: 1280, height: 720 }) {
  if (!existsSync(join(root, "dist/index.html")))
    throw new Error("There is no build; `npm run build` makes it");
  const server = await preview({ root, logLevel: "silent", preview: { port: 0, host: "127.0.0.1" } });
  const browser = await launch();
  // What it keeps for offline use would take time from what is measured.
  const page = await browser.newPage({ viewport, serviceWorkers: "block" });
  page.on("pageerror", (error) => console.error(error));
  // Who measures has been here before.
  await page.addInitScript(() => localStorage.setItem("backprop-workbench.first-minute", "over"));
  await page.goto(new URL(path, server.resolvedUrls.local[0]).href);
  return {
    page,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** An empty page in Chromium, and the way to close it. */
export async function openEmpty() {
  const browser = await launch();
  return { page: await browser.newPage(), close: () => browser.close() };
}

const launch = () =>
  chromium.launch({
    ...(existsSync(remembered) && { executablePath: readFileSync(remembered, "utf8").trim() }),
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
    ],
  });

/** Opens a network of a given shape, such as "2-8-8-2", and goes to the last step before the update. */
export async function openNetwork(page, shape) {
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: "New network …" }).click();
  await page.getByRole("textbox", { name: "Inputs and units of each layer" }).fill(shape);
  await page.getByRole("button", { name: "Create" }).click();
  await page.waitForFunction(() => document.title.startsWith("New network"));
  const phases = await page
    .locator(".track .phase")
    .evaluateAll((all) => all.map(({ style }) => Number(style.flexGrow)));
  const before = phases.slice(0, -1).reduce((sum, count) => sum + count, 0);
  await page.getByRole("slider", { name: "Step" }).fill(String(before - 1));
  await page.locator(`[data-step="${before - 1}"]`).waitFor();
}

/** Makes the page's thread so many times as slow. Chromium does so with this thread alone: workers stay as fast as they are. */
export async function slowDown(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}
