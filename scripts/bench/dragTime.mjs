// What a dragged weight costs, and how soon the page shows what it does: `npm run bench:drag`. Measures the build, in
// Chromium. `npm run bench:drag -- 2-8-8-2 --slow 2` takes one network, with the page's thread slowed down.
import { parseArgs } from "node:util";
import { distribution, openBuild, openNetwork, slowDown } from "../page.mjs";
import { costsOf, recorded, table } from "./frameCost.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many times as slow the page's thread is made; workers, and what draws, stay as fast as they are. */
    slow: { type: "string", default: "1" },
    seconds: { type: "string", default: "10" },
    /** How many drags the heap is looked at after; none where the page is slowed down, unless asked for: it takes minutes. */
    drags: { type: "string" },
  },
});
const shapes = positionals.length > 0 ? positionals : ["2-8-8-2", "8-64-64-4"];
const seconds = Number(options.seconds);
/** Seconds of the drag that is traced: the trace of more takes long to read. */
const traced = Math.min(4, seconds);
const drags = Number(options.drags ?? (options.slow === "1" ? 1000 : 0));
/** Milliseconds from one move of the mouse to the next: 125 a second. */
const interval = 8;
const frame = 1000 / 60;
/** Milliseconds that the computation and its messages may take before a frame. */
const ahead = 4;

for (const shape of shapes) {
  const { page, close } = await openBuild();
  await openNetwork(page, shape);
  await slowDown(page, Number(options.slow));
  const costs = costsOf(await drag(page, traced, (work) => recorded(page, work)));
  await page.evaluate(watch, "W1[1,1]");
  await drag(page, seconds);
  const { moves, frames } = await page.evaluate(() => window.measured);
  const shown = moves.filter(({ frame }) => frame !== undefined);
  // Those that come at least so long before a frame are to be in it.
  const early = shown.filter(({ at }) => (frames.find((begin) => begin > at) ?? 0) - at >= ahead);
  const late = ({ at, frame }) => frames.filter((begin) => begin >= at + ahead && begin < frame).length;
  const toFrame = ({ at, frame }) => frame - at;
  const toCommit = ({ at, committed }) => committed - at;
  const gaps = frames.slice(1).map((begin, k) => begin - frames[k]);
  const missed = gaps.filter((gap) => gap > 1.5 * frame).length;
  const [none, one] = [0, 1].map((most) => shown.filter((move) => late(move) <= most).length / shown.length);
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  const slowed = options.slow === "1" ? "" : `, its page's thread ${options.slow} × as slow`;
  console.log(`${shape}${slowed}, dragging W1[1,1] for ${seconds} s, ${moves.length} moves`);
  console.log(`  to the frame that shows it, from any move:       ${distribution(shown.map(toFrame))}`);
  console.log(`    from moves ${ahead} ms or more before a frame:       ${distribution(early.map(toFrame))}`);
  console.log(`  to the end of that frame's work, from any move:  ${distribution(shown.map(toCommit))}`);
  console.log(
    `  in the first frame that begins ${ahead} ms after the move or later: ${percent(none)}; one later: ${percent(one)}`,
  );
  console.log(`  from frame to frame:                             ${distribution(gaps)}, ${missed} missed`);
  if (shape === "2-8-8-2" && drags > 0) await memory(page);
  console.log(`  what ${costs.frames.length} frames of ${traced} s cost, in ms:\n${table(costs)}\n`);
  await close();
}

/** In the page: notes when the pointer moves, when frames begin, and when the weight's number on the page has followed. */
function watch(quantity) {
  const measured = { moves: [], frames: [] };
  window.measured = measured;
  const waiting = [];
  let number = Number.NaN;
  const { port1, port2 } = new MessageChannel();
  const read = () => Number(document.querySelector(`svg [data-quantity="${quantity}"]`)?.dataset.value);
  let before = read();
  addEventListener(
    "pointerrawupdate",
    (event) => {
      if (!("dragging" in document.documentElement.dataset) && event.buttons !== 1) return;
      const move = { at: event.timeStamp, x: event.clientX };
      measured.moves.push(move);
      waiting.push(move);
    },
    true,
  );
  // A message sent while a frame is made arrives when it has been handed to the compositor.
  port1.onmessage = ({ data: frame }) => {
    const committed = performance.now();
    number = read();
    if (Object.is(number, before) || !window.start) return;
    // The number has the place of the newest move that it shows; it goes up with the pointer going right.
    const grid = 0.01;
    const place = waiting.findLastIndex(
      ({ x }) => Math.abs(window.start.value + (x - window.start.x) * grid - number) < grid / 2,
    );
    for (const move of waiting.splice(0, place + 1)) Object.assign(move, { frame, committed });
    before = number;
  };
  const tick = (time) => {
    measured.frames.push(time);
    port2.postMessage(time);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/** @param during wraps what is done while the pointer moves; what it gives is given back */
async function drag(page, seconds, during = (work) => work()) {
  const { mouse } = page;
  const place = await handle(page);
  await mouse.move(place.x, place.y);
  await mouse.down();
  await mouse.move(place.x + 3, place.y);
  await mouse.move(place.x + 4, place.y);
  await page.locator('svg [data-quantity="W1[1,1]"]').waitFor();
  await page.evaluate(async (x) => {
    const read = () => Number(document.querySelector('svg [data-quantity="W1[1,1]"]').dataset.value);
    // The number that the pointer's place stands for: it must have come to rest.
    let value;
    while (value !== read()) {
      value = read();
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    window.start = { x, value };
    if (!window.measured) return;
    window.measured.moves.length = 0;
    window.measured.frames.length = 0;
  }, place.x + 4);
  const result = await during(() => wander(page, place, seconds));
  await mouse.up();
  return result;
}

/** Moves the pointer to and fro as a real mouse does: on and on, without waiting for an answer. */
async function wander(page, place, seconds) {
  const session = await page.context().newCDPSession(page);
  const end = performance.now() + seconds * 1000;
  const sent = [];
  for (let x = 4, direction = 1, next = performance.now(); next < end; next += interval) {
    x += direction;
    if (x > 240 || x < 5) direction = -direction;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    sent.push(
      session.send("Input.dispatchMouseEvent", {
        type: "mouseMoved",
        x: place.x + x,
        y: place.y,
        button: "left",
        buttons: 1,
      }),
    );
  }
  await Promise.all(sent);
}

/** A place on the weight's edge, in the window's pixels. Where edges are on a canvas the pointer has to look for it. */
async function handle(page) {
  const middle = await page.evaluate(() => {
    const path = document.querySelector('.graph path.hit[data-point="W1[1,1]"]');
    if (!path) return undefined;
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
    const place = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
    return { x: place.x, y: place.y };
  });
  if (middle) return middle;
  const unit = await page.locator('.graph rect.node[data-point="a1[1]"]').boundingBox();
  const x = unit.x - 40;
  for (let y = unit.y - 40; y < unit.y + 80; y++) {
    await page.mouse.move(x, y);
    const isFound = () => page.locator('.graph svg[data-point="W1[1,1]"]').count();
    if (!(await isFound())) continue;
    // On a busy machine it may be said of a place that the pointer has left.
    await page.waitForTimeout(200);
    if (await isFound()) return { x, y };
  }
  throw new Error("The pointer finds no edge of W1[1,1]");
}

/** Drags a thousand times, and looks at the heap before and after. */
async function memory(page) {
  const session = await page.context().newCDPSession(page);
  const used = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
  };
  const { mouse } = page;
  const some = async (count) => {
    for (let k = 0; k < count; k++) {
      const place = await handle(page);
      await mouse.move(place.x, place.y);
      await mouse.down();
      for (const x of [4, 8, 12]) await mouse.move(place.x + (k % 2 ? -x : x), place.y);
      await mouse.up();
    }
    await page.waitForFunction(() => !("dragging" in document.documentElement.dataset));
  };
  await some(100);
  const before = await used();
  await some(drags);
  const after = await used();
  console.log(
    `  heap before and after ${drags} drags:               ${before.toFixed(1)} MB, ${after.toFixed(1)} MB`,
  );
}
