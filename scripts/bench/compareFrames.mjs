// How Compare of the built page does in Chromium: how long 36 runs take and what memory they leave, whether a reload in
// the middle of a sweep loses or repeats anything, and how steadily frames come while 1,000 runs are brushed.
import { openBuild } from "../page.mjs";
import { mean, quantile } from "./figures.mjs";

const { page, close } = await openBuild("#D-P1/1/unit?view=compare");
const client = await page.context().newCDPSession(page);

await button(/^Learning rate and size/).click();
await fill("Values of learning rate η", "0.001, 0.01, 0.1");
await fill("Values of hidden units", "2, 4, 8, 16");
await set("Epochs of each run", "200");
const before = await memory();
const [seconds] = await run(36);
console.log(
  `36 runs of two circles, 2-h-2 with h = 2, 4, 8, 16, 200 epochs each: ${seconds.toFixed(1)} s; memory ${before} before, ${await memory()} after`,
);

// The same with more epochs, so that there is a middle.
await set("Epochs of each run", "1500");
await button("Run").click();
await page.waitForFunction(() => Number.parseInt(document.querySelector(".runs-done").textContent, 10) >= 8);
await page.reload();
await page.locator(".runs-done").waitFor();
await page.waitForFunction(() => !document.querySelector(".runs-done").textContent.includes("looking"));
const reloaded = Date.now();
const kept = await done();
await run(36);
const times = await page.evaluate(keptTimes);
const first = times.filter((time) => time < reloaded).length - 36;
console.log(
  `a reload in the middle: ${kept} of 36 were done and are there again; run afterwards: ${times.filter((time) => time >= reloaded).length}, of those kept before: ${first === kept ? "none again" : `${kept - first} AGAIN`}`,
);

await page.getByRole("button", { name: "remove the sweep" }).click();
await button(/^At random/).click();
await set("Epochs of each run", "2");
await set("Runs at random", "1000");
const [thousand] = await run(1000);
console.log(`1,000 runs of 2 epochs: ${thousand.toFixed(1)} s`);
await page.getByRole("button", { name: "lines" }).click();
const axis = await page.locator(".parallel .upright").first().boundingBox();
for (const slow of [1, 2]) {
  await client.send("Emulation.setCPUThrottlingRate", { rate: slow });
  const intervals = [];
  for (let round = 0; round < 3; round++) intervals.push(...(await brush(axis)));
  const long = intervals.filter((interval) => interval > 1000 / 60 + 4).length;
  console.log(
    `brushing 1,000 runs in plot and table, processor ${slow === 1 ? "as it is" : `slowed ${slow} ×`}: ${(1000 / mean(intervals)).toFixed(0)} frames/s, p50 ${quantile(intervals, 0.5).toFixed(1)}, p95 ${quantile(intervals, 0.95).toFixed(1)} ms, ${long} of ${intervals.length} late`,
  );
}
await close();
process.exit(0);

function button(name) {
  return page.getByRole("button", { name, exact: typeof name === "string" });
}

async function fill(name, text) {
  const field = page.getByRole("textbox", { name });
  await field.fill(text);
  await field.press("Enter");
}

async function set(name, value) {
  await page.getByRole("spinbutton", { name, exact: true }).focus();
  for (const key of ["Enter", "ControlOrMeta+a"]) await page.keyboard.press(key);
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
}

async function done() {
  return Number.parseInt(await page.locator(".runs-done").textContent(), 10);
}

/** Trains what isn't done. @returns the seconds that it took */
async function run(count) {
  const begun = performance.now();
  await page.locator(".compare-bar .primary").click();
  await page.waitForFunction(
    (all) => document.querySelector(".runs-done").textContent.startsWith(`${all} of ${all}`),
    count,
    { timeout: 300_000 },
  );
  return [(performance.now() - begun) / 1000];
}

/** Of the page and its workers, after what nobody needs has gone. Chromium's headless shell refuses to tell. */
async function memory() {
  const bytes = await page.evaluate(() =>
    performance.measureUserAgentSpecificMemory().then(
      (measured) => measured.bytes,
      () => undefined,
    ),
  );
  return bytes === undefined ? "unknown" : `${Math.round(bytes / 1e6)} MB`;
}

/** When each result was kept. Runs in the page. */
async function keptTimes() {
  const opening = indexedDB.open("backprop-workbench-sweeps");
  await new Promise((resolve, reject) => Object.assign(opening, { onsuccess: resolve, onerror: reject }));
  const asking = opening.result.transaction("results").objectStore("results").getAll();
  await new Promise((resolve, reject) => Object.assign(asking, { onsuccess: resolve, onerror: reject }));
  return asking.result.map(({ kept }) => kept);
}

/** Draws a brush up and down an axis with a move for each frame. @returns milliseconds between frames */
async function brush({ x, y, width, height }) {
  const at = x + width / 2;
  await page.mouse.move(at, y + height * 0.5);
  await page.mouse.down();
  await page.evaluate(() => {
    window.frameTimes = [];
    const note = (time) => {
      window.frameTimes.push(time);
      window.frameRequest = requestAnimationFrame(note);
    };
    window.frameRequest = requestAnimationFrame(note);
  });
  for (let move = 0; move < 120; move++)
    await page.mouse.move(at, y + height * (0.5 + 0.4 * Math.sin(move / 12)));
  const times = await page.evaluate(() => {
    cancelAnimationFrame(window.frameRequest);
    return window.frameTimes;
  });
  await page.mouse.up();
  return times.slice(1).map((time, k) => time - times[k]);
}
