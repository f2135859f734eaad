// Pictures in the built page, in Chromium: the digits from a cold page to 95 % of the test; Fashion-MNIST, dropped on the page: how long
// reading takes, an epoch, and sheet C's run with patience, how good it gets, memory, and frames while it trains.
// FASHION names the folder of its four official files; PRECISION=float64 trains in double precision, EPOCHS ends the run early.
// GRID=1 runs sheet C's 36 runs in Compare too, each with its patience, and looks whether they are there after a reload.
import { existsSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { openBuild } from "../page.mjs";

const names = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];
const folder = process.env.FASHION ?? "/usr/share/datasets/fashion-mnist";
const precision = process.env.PRECISION ?? "float32";

console.log(`load of the machine ${loadavg()[0].toFixed(1)}`);
await digits();
const files = names.map((name) => join(folder, `${name}.gz`));
if (files.every((file) => existsSync(file))) await fashion(files);
else console.log(`skipped: there is no Fashion-MNIST in ${folder}`);
process.exit(0);

async function digits() {
  const begun = performance.now();
  const { page, close } = await openBuild();
  await openTrain(page);
  const opened = performance.now();
  await page.getByLabel("Dataset", { exact: true }).selectOption("digits");
  await shown(page);
  const seen = performance.now();
  await page.getByRole("combobox", { name: "Speed" }).selectOption("full speed");
  await trainButton(page).click();
  await page.waitForFunction(
    () => Number(document.querySelector('[data-quantity="error.test"]').dataset.value) <= 0.05,
  );
  const learned = performance.now();
  console.log(
    `digits, 64-8-10: ${seconds(begun, learned)} from starting the browser to 95 % of the test; ${seconds(begun, opened)} of them until Train was open, ${seconds(opened, seen)} until the digits were seen, ${seconds(seen, learned)} of training`,
  );
  await close();
}

async function fashion(dropped) {
  const { page, close } = await openBuild();
  await openTrain(page);
  const before = await memory(page);
  const begun = performance.now();
  await page.getByLabel("Document to open").setInputFiles(dropped);
  await shown(page);
  console.log(`Fashion-MNIST: read, kept and shown ${seconds(begun)} after it was dropped`);
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: /^Softmax regression on Fashion-MNIST/ }).click();
  await page.getByRole("heading", { name: /784-10 softmax/ }).waitFor();
  // It opens in Compare, where its grid is.
  if (process.env.GRID === "1") await grid(page);
  await openTrain(page);
  await page.getByLabel("Precision of training").selectOption(precision);
  await shown(page);
  if (process.env.EPOCHS) {
    await page.getByRole("spinbutton", { name: "epochs at most", exact: true }).fill(process.env.EPOCHS);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("combobox", { name: "Speed" }).selectOption("full speed");
  const start = performance.now();
  await trainButton(page).click();
  const pause = page.getByRole("button", { name: "Pause training" });
  await pause.waitFor();
  const ended = pause.waitFor({ state: "detached", timeout: 3_600_000 }).then(() => performance.now());
  const frames = await page.evaluate(measureFrames, 5000);
  const during = await memory(page);
  const took = ((await ended) - start) / 1000;
  const said = await page.locator("main").allInnerTexts();
  const last = Number(/stopped at (\d+)/.exec(said.join(" "))?.[1] ?? process.env.EPOCHS);
  const figure = async (name) =>
    Number(await page.locator(`[data-quantity="${name}"]`).getAttribute("data-value"));
  console.log(
    `784-10 softmax, η 0.01, K 32, patience 10, ${precision}: ${took.toFixed(1)} s for ${last} epochs, ${(took / last).toFixed(3)} s each; test accuracy ${(1 - (await figure("error.test"))).toFixed(4)}, test cross-entropy ${(await figure("loss.test")).toFixed(4)}`,
  );
  console.log(
    `frames while it trained: ${frames.perSecond.toFixed(1)} a second, 95 % within ${frames.p95.toFixed(1)} ms; the process of page and workers has ${before} MB with two circles, ${during} MB while it trained; load ${loadavg()[0].toFixed(1)}`,
  );
  await close();
}

async function grid(page) {
  const begun = performance.now();
  const done = page.locator(".runs-done");
  const lines = page.locator(".run-table tr[data-run]");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await done.filter({ hasText: "36 of 36" }).waitFor({ timeout: 3 * 3_600_000 });
  const took = seconds(begun);
  const table = await lines.allInnerTexts();
  const said = await page.getByRole("region", { name: /^What matters/ }).innerText();
  await page.reload();
  await done.filter({ hasText: "36 of 36" }).waitFor();
  const kept = (await lines.allInnerTexts()).join() === table.join();
  console.log(
    `36 runs in Compare: ${took}; ${kept ? "the same" : "OTHERS"} after a reload; load ${loadavg()[0].toFixed(1)}`,
  );
  console.log(`${table.join("\n")}\n${said}`);
}

async function openTrain(page) {
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  await page.locator('[data-quantity="error.test"][data-value]').waitFor();
}

function trainButton(page) {
  return page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" });
}

/** Until pictures are there, with what the network says of them. */
function shown(page) {
  return page.locator(".gallery-picture").first().waitFor({ timeout: 120_000 });
}

function seconds(since, until = performance.now()) {
  return `${((until - since) / 1000).toFixed(2)} s`;
}

/** Megabytes that the page's process, with its workers, has resident: what is garbage by then too. Known on Linux alone. */
async function memory(page) {
  const client = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await client.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => `/proc/${id}/status`);
  const kilobytes = pages
    .filter((file) => existsSync(file))
    .map((file) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1]));
  return kilobytes.length > 0 ? Math.round(Math.max(...kilobytes) / 1000) : Number.NaN;
}

function measureFrames(milliseconds) {
  return new Promise((resolve) => {
    const times = [];
    const begun = performance.now();
    requestAnimationFrame(function frame(time) {
      times.push(time);
      if (performance.now() - begun < milliseconds) {
        requestAnimationFrame(frame);
        return;
      }
      const intervals = times.slice(1).map((one, k) => one - times[k]);
      const sorted = intervals.toSorted((a, b) => a - b);
      resolve({
        perSecond: (1000 * intervals.length) / (times.at(-1) - times[0]),
        p95: sorted[Math.floor(0.95 * sorted.length)],
      });
    });
  });
}
