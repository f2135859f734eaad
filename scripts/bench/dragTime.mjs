// What a dragged weight costs, and how soon the page shows what it does: `npm run bench:drag`. Measures the build, in
// Chromium. `npm run bench:drag -- 2-8-8-2 --slow 2` takes one network, with the page's thread slowed down.
import { parseArgs } from "node:util";
import { openBuild, openNetwork, slowDown } from "../page.mjs";
import { distribution } from "./figures.mjs";
import { costsOf, recorded, table } from "./frameCost.mjs";
import { ahead, drag, followed, watchMoves } from "./gestures.mjs";

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

for (const shape of shapes) {
  const { page, close } = await openBuild();
  await openNetwork(page, shape);
  await slowDown(page, Number(options.slow));
  await page.evaluate(readWeight, "W1[1,1]");
  const costs = costsOf(await dragWeight(page, { seconds: traced, during: (work) => recorded(page, work) }));
  await dragWeight(page, { seconds, isWatched: true });
  const { moves, toFrame, earlyToFrame, toCommit, gaps, missed, within } = await followed(page);
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  const slowed = options.slow === "1" ? "" : `, its page's thread ${options.slow} × as slow`;
  console.log(`${shape}${slowed}, dragging W1[1,1] for ${seconds} s, ${moves} moves`);
  console.log(`  to the frame that shows it, from any move:       ${distribution(toFrame)}`);
  console.log(`    from moves ${ahead} ms or more before a frame:       ${distribution(earlyToFrame)}`);
  console.log(`  to the end of that frame's work, from any move:  ${distribution(toCommit)}`);
  console.log(
    `  in the first frame that begins ${ahead} ms after the move or later: ${percent(within(0))}; one later: ${percent(within(1))}`,
  );
  console.log(`  from frame to frame:                             ${distribution(gaps)}, ${missed} missed`);
  if (shape === "2-8-8-2" && drags > 0) await memory(page);
  console.log(`  what ${costs.frames.length} frames of ${traced} s cost, in ms:\n${table(costs)}\n`);
  await close();
}

/** In the page: the number that the graph has of a quantity. */
function readWeight(quantity) {
  window.readShown = () => Number(document.querySelector(`svg [data-quantity="${quantity}"]`)?.dataset.value);
}

/** Drags the first weight to and fro. */
async function dragWeight(page, { isWatched = false, ...how }) {
  return drag(page, await handle(page), {
    ...how,
    range: 240,
    async settled(x) {
      await page.locator('svg [data-quantity="W1[1,1]"]').waitFor();
      await page.evaluate(async () => {
        let value;
        while (value !== window.readShown()) {
          value = window.readShown();
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
      });
      if (isWatched) await watchMoves(page, x);
    },
  });
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
