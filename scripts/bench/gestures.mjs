// Presses and moves as a reader makes them, and when the page has followed.

/** Milliseconds from one move of the mouse to the next: 125 a second. */
const interval = 8;
/** How much a number that is dragged gains with each pixel. */
const perPixel = 0.01;
const frame = 1000 / 60;
/** Milliseconds that the computation and its messages may take before a frame. */
export const ahead = 4;

/**
 * Presses → from the start and ← from the end, half of the presses each, or as many as there are steps.
 * @returns milliseconds from each key press until it is painted
 */
export async function stepThrough(page, presses) {
  await page.evaluate(() => document.activeElement?.blur());
  const times = [];
  for (const [key, from] of [
    ["ArrowRight", "Home"],
    ["ArrowLeft", "End"],
  ]) {
    await page.keyboard.press(from);
    await page.evaluate(painted);
    for (let press = 0; press < presses / 2; press++) {
      const time = await timedPress(page, key);
      if (time === undefined) break;
      times.push(time);
    }
  }
  return times;
}

/** From the key's event to the first task after the frame that shows the step; nothing where there is no further step. */
async function timedPress(page, key) {
  await page.evaluate(() => {
    const view = document.querySelector("[data-step]");
    window.stepTime = new Promise((resolve) => {
      const press = ({ timeStamp }) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(undefined);
          });
        });
        observer.observe(view, { attributes: true, attributeFilter: ["data-step"] });
        setTimeout(() => resolve(undefined), 2000);
      };
      window.addEventListener("keydown", press, { capture: true, once: true });
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.stepTime);
}

/** In the page: when another frame has been painted. */
export function painted() {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))),
  );
}

/**
 * Drags a number from a place to and fro.
 * @param settled waits until the page shows the number of the first moves, and is given where the pointer is then
 * @param during wraps what is done while the pointer moves; what it gives is given back
 */
export async function drag(page, place, { seconds, range, settled, during = (work) => work() }) {
  const { mouse } = page;
  await mouse.move(place.x, place.y);
  await mouse.down();
  await mouse.move(place.x + 3, place.y);
  await mouse.move(place.x + 4, place.y);
  await settled(place.x + 4);
  const result = await during(() => wander(page, place, { seconds, range }));
  await mouse.up();
  return result;
}

/** Moves the pointer to and fro as a real mouse does: on and on, without waiting for an answer. */
async function wander(page, place, { seconds, range }) {
  const session = await page.context().newCDPSession(page);
  const end = performance.now() + seconds * 1000;
  const sent = [];
  for (let x = 4, direction = 1, next = performance.now(); next < end; next += interval) {
    x += direction;
    if (x > range || x < 5) direction = -direction;
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

/**
 * Begins to note when the pointer moves, when frames begin, and which of them shows the number that a move led to. The page's
 * `readShown` says which number is shown: who watches puts it there.
 * @param x where the pointer is, in the window's pixels, while the number is at rest
 */
export const watchMoves = (page, x) => page.evaluate(watch, { x, perPixel });

function watch({ x, perPixel }) {
  const read = window.readShown;
  const measured = { moves: [], frames: [] };
  window.measured = measured;
  const waiting = [];
  const start = read();
  let before = start;
  addEventListener(
    "pointerrawupdate",
    ({ timeStamp, clientX }) => {
      const move = { at: timeStamp, x: clientX };
      measured.moves.push(move);
      waiting.push(move);
    },
    true,
  );
  const { port1, port2 } = new MessageChannel();
  // A message sent while a frame is made arrives when it has been handed to the compositor.
  port1.onmessage = ({ data: frame }) => {
    const committed = performance.now();
    const number = read();
    if (Object.is(number, before)) return;
    before = number;
    // The number has the place of the newest move that it shows; it goes up with the pointer going right.
    const place = waiting.findLastIndex(
      (move) => Math.abs(start + (move.x - x) * perPixel - number) < perPixel / 2,
    );
    for (const move of waiting.splice(0, place + 1)) Object.assign(move, { frame, committed });
  };
  const tick = (time) => {
    measured.frames.push(time);
    port2.postMessage(time);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/**
 * What has been noted since the page was watched, in milliseconds.
 * @returns how many moves there were; of those that were shown, to the frame that did and to the end of its work; of those that
 * came early enough for the next frame, to the one that showed them; from frame to frame, how many of these are too long; and the
 * share of the moves in the first frame after them, or at most so many later
 */
export async function followed(page) {
  const { moves, frames } = await page.evaluate(() => window.measured);
  const shown = moves.filter(({ frame }) => frame !== undefined);
  if (shown.length < moves.length / 2)
    throw new Error(`of ${moves.length} moves only ${shown.length} were shown`);
  const early = shown.filter(({ at }) => (frames.find((begin) => begin > at) ?? 0) - at >= ahead);
  const late = ({ at, frame }) => frames.filter((begin) => begin >= at + ahead && begin < frame).length;
  const gaps = frames.slice(1).map((begin, k) => begin - frames[k]);
  return {
    moves: moves.length,
    toFrame: shown.map(({ at, frame }) => frame - at),
    earlyToFrame: early.map(({ at, frame }) => frame - at),
    toCommit: shown.map(({ at, committed }) => committed - at),
    gaps,
    missed: gaps.filter((gap) => gap > 1.5 * frame).length,
    within: (most) => shown.filter((move) => late(move) <= most).length / shown.length,
  };
}
