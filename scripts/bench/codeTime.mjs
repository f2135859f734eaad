// What code costs to step and to drag on the page: `npm run bench:code`, on the build in dist, in Chromium. Programs of about 10,
// 200 and 2,000 numbers; from a key press, and from a move of the pointer over a number of the text, to when the frame that shows
// it is handed on, and how many moves are in the first frame that begins 4 ms later. As the machine is, and with the page's thread twice as slow.
// `npm run bench:code -- 2000 --slow 2` takes one program in one way, and says what a frame of the drag is made of.
import { parseArgs } from "node:util";
import { openBuild, slowDown } from "../page.mjs";
import { costsOf, recorded, table } from "./frameCost.mjs";
import { painted, quantile, timedPress } from "./timedPress.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { slow: { type: "string" } },
});
const slow = options.slow ? [Number(options.slow)] : [1, 2];
const presses = 40;
/** Seconds that a number is dragged. */
const seconds = 4;
/** Milliseconds from one move of the mouse to the next: 125 a second. */
const interval = 8;
const frame = 1000 / 60;
/** Milliseconds that the computation and its messages may take before a frame. */
const ahead = 4;

const row = (length, seed) =>
  `[${Array.from({ length }, (_, k) => (((k * 13 + seed) % 19) / 20 - 0.4).toFixed(2)).join(", ")}]`;
const matrix = (rows, columns, seed) =>
  `np.array([${Array.from({ length: rows }, (_, k) => row(columns, 7 * k + seed)).join(", ")}])`;

/** Two layers on some examples, with every number written down; `k`, which is in sight at the last step, is the one that is dragged. */
const layers = (inputs, hidden, outputs, examples) => `k = 0.50
W1 = ${matrix(hidden, inputs, 1)}
b1 = np.array(${row(hidden, 2)})
W2 = ${matrix(outputs, hidden, 3)}
X = ${matrix(examples, inputs, 4)}
T = ${matrix(examples, outputs, 5)}
H = np.tanh(X @ (k * W1).T + b1)
Y = H @ W2.T
L = np.mean(np.sum((Y - T) ** 2, axis=1))
`;

const programs = [
  { numbers: 10, text: "k = 0.50\nx = -2.0\ny = 5.0\nz = -4.0\nq = k * x + y\nf = q * z\n" },
  { numbers: 200, text: layers(5, 6, 3, 4) },
  { numbers: 2000, text: layers(20, 24, 3, 16) },
];

console.log(
  "| numbers | the page’s thread | a step: p50 | p95 | a drag: p50 | p95 | in the first frame | missed frames |",
);
console.log("|--:|---|--:|--:|--:|--:|--:|--:|");
const chosen = programs.filter(
  ({ numbers }) => positionals.length === 0 || positionals.includes(String(numbers)),
);
for (const { numbers, text } of chosen)
  for (const rate of slow) {
    const { page, close } = await openBuild("#circuit/1/layer");
    try {
      await write(page, text);
      await slowDown(page, rate);
      const steps = await stepThrough(page);
      const { moves, gaps, first } = await drag(page);
      const figures = [steps, moves].flatMap((times) => [quantile(times, 0.5), quantile(times, 0.95)]);
      const missed = gaps.filter((gap) => gap > 1.5 * frame).length;
      console.log(
        `| ${[numbers, rate === 1 ? "as it is" : `${rate} × as slow`, ...figures.map((time) => `${time.toFixed(1)} ms`), `${(100 * first).toFixed(1)} %`, `${missed} of ${gaps.length}`].join(" | ")} |`,
      );
      if (positionals.length > 0)
        console.log(`\n${table(costsOf(await recorded(page, () => drag(page))))}\n`);
    } finally {
      await close();
    }
  }

async function write(page, text) {
  await page.locator("[data-step]").waitFor();
  const editor = page.getByRole("textbox", { name: "Program" });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator('.program-graph [data-of="k"]').first().waitFor();
  // All numbers and gradients are shown.
  await page.getByRole("button", { name: "Last step" }).click();
  await page.getByRole("heading", { level: 2 }).filter({ visible: true }).first().click();
  await page.evaluate(painted);
}

async function stepThrough(page) {
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
  await page.keyboard.press("End");
  return times.sort((a, b) => a - b);
}

/** Drags the first number of the text to and fro. */
async function drag(page) {
  const box = await page.locator(".cm-line .number").first().boundingBox();
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const { mouse } = page;
  await mouse.move(place.x, place.y);
  await mouse.down();
  await mouse.move(place.x + 3, place.y);
  await mouse.move(place.x + 4, place.y);
  await page.waitForTimeout(600);
  await page.evaluate(watch, place.x + 4);
  const session = await page.context().newCDPSession(page);
  const sent = [];
  const end = performance.now() + seconds * 1000;
  for (let x = 4, direction = 1, next = performance.now(); next < end; next += interval) {
    x += direction;
    if (x > 80 || x < 5) direction = -direction;
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
  const { moves, frames } = await page.evaluate(() => window.measured);
  await mouse.up();
  const shown = moves.filter(({ painted }) => painted !== undefined);
  if (shown.length < moves.length / 2)
    throw new Error(`of ${moves.length} moves only ${shown.length} were shown`);
  const isInFirst = ({ at, frame }) => !frames.some((begin) => begin >= at + ahead && begin < frame);
  return {
    moves: shown.map(({ at, painted }) => painted - at).sort((a, b) => a - b),
    gaps: frames.slice(1).map((begin, k) => begin - frames[k]),
    first: shown.filter(isInFirst).length / shown.length,
  };
}

/** In the page: notes when the pointer moves, when frames begin, and which of them shows the number that a move led to. */
function watch(x) {
  const cell = document.querySelector('.program-graph [data-quantity="k"]');
  // While it moves it stands on the canvas over its cell.
  let written = cell.textContent;
  const { fillText } = CanvasRenderingContext2D.prototype;
  const [cellX, cellY] = ["x", "y"].map((side) => Number(cell.getAttribute(side)));
  CanvasRenderingContext2D.prototype.fillText = function note(text, textX, textY) {
    if (textX === cellX && Math.abs(textY - cellY) < 12) written = text;
    fillText.call(this, text, textX, textY);
  };
  const read = () => Number(written.replace("−", "-"));
  const perPixel = 0.01;
  const start = { x, value: read() };
  const measured = { moves: [], frames: [] };
  window.measured = measured;
  const waiting = [];
  let before = start.value;
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
    if (number === before) return;
    before = number;
    const place = waiting.findLastIndex(
      (move) => Math.abs(start.value + (move.x - start.x) * perPixel - number) < perPixel / 2,
    );
    for (const move of waiting.splice(0, place + 1)) Object.assign(move, { frame, painted: committed });
  };
  const tick = (time) => {
    measured.frames.push(time);
    port2.postMessage(time);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}
