// How long the built page takes from its address to the first painted step, when nothing of it is there yet: `npm run bench:start`.
// In Chromium, with an empty cache and no worker from before, the page's thread slowed down 4 ×, from this computer and over a slow line.
// Chromium slows down that thread alone: the worker, which computes the first step, stays as fast as it is.
import { parseArgs } from "node:util";
import { openBuild } from "../page.mjs";
import { distribution } from "./figures.mjs";
import { costsOf, recorded } from "./frameCost.mjs";

const { values: options } = parseArgs({
  options: {
    slow: { type: "string", default: "4" },
    rounds: { type: "string", default: "9" },
  },
});
const shown = '[data-quantity="x[1]"][data-value]';
const lines = [
  { name: "from this computer", conditions: undefined },
  { name: "over 200 kB/s, 150 ms to go", conditions: { throughput: 200_000, latency: 150 } },
];

const { page, close } = await openBuild();
const url = page.url();
const browser = page.context().browser();
try {
  for (const { name, conditions } of lines) {
    const times = [];
    const spent = [];
    for (let round = 0; round < Number(options.rounds); round++) {
      const { time, processor } = await start(conditions);
      times.push(time);
      spent.push(processor);
    }
    console.log(`first painted step, the page's thread ${options.slow} × as slow, ${name}:`);
    console.log(`  by the clock:                          ${distribution(times)}`);
    console.log(`  processor time of the page's thread:   ${distribution(spent)}`);
  }
} finally {
  await close();
}

/** Opens the page in a context of its own. @returns milliseconds, by the clock and of the page's thread */
async function start(conditions) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: "block",
  });
  const fresh = await context.newPage();
  const session = await context.newCDPSession(fresh);
  await session.send("Emulation.setCPUThrottlingRate", { rate: Number(options.slow) });
  if (conditions) {
    const { throughput, latency } = conditions;
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      ...{ offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput },
    });
  }
  await fresh.addInitScript(watchFor, shown);
  let time = 0;
  const events = await recorded(fresh, async () => {
    await fresh.goto(url, { waitUntil: "commit" });
    await fresh.waitForFunction(() => window.shownAt !== undefined, undefined, { polling: 100 });
    time = await fresh.evaluate(() => window.shownAt);
  });
  await context.close();
  const processor = costsOf(events).all;
  return { time, processor };
}

/** In the page: the end of the frame in which it was there first, in milliseconds since the navigation began. */
function watchFor(selector) {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      window.shownAt = performance.now();
    };
    port2.postMessage(undefined);
  };
  requestAnimationFrame(look);
}
