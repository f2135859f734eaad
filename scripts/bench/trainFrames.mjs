// How the Train view of the built page does in Chromium, on the default two circles: how long from pressing Train to no
// misclassified validation point, how steadily frames come while 2-8-8-2 trains at full speed with the live network, what a frame
// costs the page's thread, and how much of the speed without frames is left; as it is, and with the page's thread slowed 2 ×.
// Chromium slows down that thread alone, and makes it wait by keeping its processor busy: with two processors a worker has less.
import { existsSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { preview } from "vite";
import { root } from "../install.mjs";
import { mean, quantile } from "./figures.mjs";
import { costsOf, recorded, table } from "./frameCost.mjs";

const starts = 5;
const rounds = 11;
const seconds = 4;

if (!existsSync(join(root, "dist/index.html")))
  throw new Error("There is no build to measure; `npm run build` makes it");
const server = await preview({ root, preview: { port: 0 } });
const executablePath = readFileSync(join(root, "node_modules/.backprop-workbench-browser"), "utf8").trim();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: "block" });
await page.addInitScript(watchFrames);
await page.goto(server.resolvedUrls.local[0]);
await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
await page.getByRole("button", { name: "New start" }).waitFor();
await page.locator('[data-quantity="error.validation"][data-value]').waitFor();

const times = [];
for (let start = 0; start < starts; start++) {
  times.push(await page.evaluate(timeToSolve));
  await page.getByRole("button", { name: "New start" }).click();
  // Until the new start is shown, the figures are those of the run before.
  await page.waitForFunction(
    () =>
      document.querySelector(".scrubber .epoch").textContent === "epoch 0" &&
      Number(document.querySelector('[data-quantity="error.validation"]').dataset.value) > 0.2,
  );
}
console.log(
  `from pressing Train to validation error 0: ${times.map((time) => time.toFixed(0)).join(", ")} ms (${starts} starts); median ${quantile(times, 0.5).toFixed(0)} ms (Infinity: the run ended without)`,
);

await page.getByRole("combobox", { name: "Speed" }).selectOption("full speed");
await page.getByRole("button", { name: "+ add layer" }).click();
await page.getByRole("heading", { name: /2-8-8-2/ }).waitFor();
// A run that goes on for long enough, and doesn't find an end.
await fill("Epochs at most", "10000000");
await fill("learning rate η", "0.001");
await page.getByRole("button", { name: "Train", exact: true }).last().click();
await page.waitForTimeout(500);

const client = await page.context().newCDPSession(page);
// In processor time: what else the machine does doesn't count.
await client.send("Performance.enable", { timeDomain: "threadTicks" });
const share = (values, limit) => (100 * values.filter((value) => value > limit).length) / values.length;
for (const slower of [1, 2]) {
  await client.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await framesWhileTraining(slower);
}
await browser.close();
await server.close();

async function framesWhileTraining(slower) {
  const intervals = [];
  const speeds = { on: [], off: [] };
  const used = { ScriptDuration: 0, TaskDuration: 0 };
  let frames = 0;
  for (let round = 0; round < rounds; round++) {
    const before = await processorTime();
    const measured = await page.evaluate(measure, seconds);
    const after = await processorTime();
    for (const name of Object.keys(used)) used[name] += after[name] - before[name];
    frames += measured.intervals.length;
    intervals.push(...measured.intervals);
    speeds.on.push(measured.speed);
    speeds.off.push(await page.evaluate(measureWithoutFrames, seconds));
  }
  const perFrame = (name) => ((1000 * used[name]) / frames).toFixed(2);
  console.log(
    `\n${slower === 1 ? "as it is" : `the page's thread slowed ${slower} ×`}; load of the machine ${loadavg()[0].toFixed(1)}`,
  );
  console.log(
    `frames while training at full speed: ${(1000 / mean(intervals)).toFixed(1)} a second, ${intervals.length}, median ${quantile(intervals, 0.5).toFixed(1)} ms, 95 % within ${quantile(intervals, 0.95).toFixed(1)} ms, ${share(intervals, 17).toFixed(1)} % over 17 ms, ${share(intervals, 34).toFixed(1)} % over 34 ms`,
  );
  console.log(
    `processor time of the page's thread per frame, on average: scripts ${perFrame("ScriptDuration")} ms, all tasks with layout and painting ${perFrame("TaskDuration")} ms`,
  );
  const [on, off] = [quantile(speeds.on, 0.5), quantile(speeds.off, 0.5)];
  // Of each round, with what it was without frames right after: the machine's own speed changes from one to the next.
  const ratios = speeds.on.map((speed, round) => speed / speeds.off[round]);
  const [least, most] = [0, 1].map((part) => quantile(ratios, part).toFixed(2));
  console.log(
    `training: ${on.toFixed(2)} million examples/s with frames, ${off.toFixed(2)} without; round by round ${quantile(ratios, 0.5).toFixed(3)} of it (${least} to ${most}, ${rounds} rounds)`,
  );
  const costs = costsOf(await recorded(page, () => page.waitForTimeout(1000 * seconds)));
  console.log(`what ${costs.frames.length} frames of ${seconds} s cost, in ms:\n${table(costs)}`);
}

async function fill(name, value) {
  const field = page.getByRole("spinbutton", { name, exact: false });
  await field.fill(value);
  await field.press("Enter");
}

async function processorTime() {
  const { metrics } = await client.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** In the page, before its scripts: lets frames be held back, and says which epoch is shown. */
function watchFrames() {
  const epoch = () => Number(/^epoch (\d+)/.exec(document.querySelector(".scrubber .epoch").textContent)[1]);
  const watch = {
    held: undefined,
    epoch,
    /**
     * Until the epoch that is shown has just changed. Figures are written a few times a second: one that is read at any other
     * moment is up to a quarter of a second old.
     */
    async newEpoch() {
      const before = epoch();
      while (epoch() === before) await new Promise(window.unwatchedFrame);
    },
  };
  window.frameWatch = watch;
  const original = window.requestAnimationFrame.bind(window);
  window.unwatchedFrame = original;
  window.requestAnimationFrame = (callback) => (watch.held ? watch.held.push(callback) : original(callback));
}

/** In the page: milliseconds from pressing Train to a validation error of 0; Infinity where the run ends without. */
function timeToSolve() {
  const cell = document.querySelector('[data-quantity="error.validation"]');
  const button = [...document.querySelectorAll("button")].findLast(
    (candidate) => candidate.textContent === "Train",
  );
  const epoch = document.querySelector(".scrubber .epoch");
  const from = performance.now();
  button.click();
  return new Promise((resolve) => {
    const look = () => {
      if (Number(cell.dataset.value) === 0) resolve(performance.now() - from);
      else if (epoch.textContent === "epoch 500" && button.textContent === "Train") resolve(Infinity);
      else window.unwatchedFrame(look);
    };
    window.unwatchedFrame(look);
  });
}

/** In the page: intervals between frames, and millions of examples a second. */
async function measure(duration) {
  const { epoch, newEpoch } = window.frameWatch;
  const frame = () => new Promise(window.unwatchedFrame);
  await newEpoch();
  const first = epoch();
  const from = performance.now();
  const found = [];
  let last = await frame();
  while (performance.now() - from < duration * 1000) {
    const time = await frame();
    found.push(time - last);
    last = time;
  }
  await newEpoch();
  const speed = ((epoch() - first) * 700) / (performance.now() - from) / 1000;
  return { intervals: found, speed };
}

/** In the page: millions of examples a second while the page asks for nothing. */
async function measureWithoutFrames(duration) {
  const watch = window.frameWatch;
  const { epoch, newEpoch } = watch;
  await newEpoch();
  const first = epoch();
  const from = performance.now();
  watch.held = [];
  await new Promise((resolve) => setTimeout(resolve, duration * 1000));
  const held = watch.held;
  watch.held = undefined;
  for (const callback of held) window.requestAnimationFrame(callback);
  // What is shown first had been asked for before.
  await newEpoch();
  await newEpoch();
  return ((epoch() - first) * 700) / (performance.now() - from) / 1000;
}
