// What code costs to step and to drag on the page: `npm run bench:code`, on the build in dist, in Chromium. Programs of about 10,
// 200 and 2,000 numbers; from a key press, and from a move of the pointer over a number of the text, to when the frame that shows
// it is handed on, and how many moves are in the first frame that begins 4 ms later. As the machine is, and with the page's thread twice as slow.
// `npm run bench:code -- 2000 --slow 2` takes one program in one way, and says what a frame of the drag is made of.
import { parseArgs } from "node:util";
import { openBuild, slowDown } from "../page.mjs";
import { quantile } from "./figures.mjs";
import { costsOf, recorded, table } from "./frameCost.mjs";
import { drag, followed, painted, stepThrough, watchMoves } from "./gestures.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { slow: { type: "string" } },
});
const slow = options.slow ? [Number(options.slow)] : [1, 2];
const presses = 40;
/** Seconds that a number is dragged. */
const seconds = 4;

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
      const steps = await stepThrough(page, presses);
      await page.keyboard.press("End");
      await dragNumber(page);
      const { toCommit, gaps, missed, within } = await followed(page);
      const figures = [steps, toCommit].flatMap((times) => [quantile(times, 0.5), quantile(times, 0.95)]);
      console.log(
        `| ${[numbers, rate === 1 ? "as it is" : `${rate} × as slow`, ...figures.map((time) => `${time.toFixed(1)} ms`), `${(100 * within(0)).toFixed(1)} %`, `${missed} of ${gaps.length}`].join(" | ")} |`,
      );
      if (positionals.length > 0)
        console.log(`\n${table(costsOf(await recorded(page, () => dragNumber(page))))}\n`);
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

/** Drags the first number of the text to and fro, and watches it. */
async function dragNumber(page) {
  const box = await page.locator(".cm-line .number").first().boundingBox();
  await drag(
    page,
    { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    {
      seconds,
      range: 80,
      async settled(x) {
        await page.waitForTimeout(600);
        await page.evaluate(readCell);
        await watchMoves(page, x);
      },
    },
  );
}

/** In the page: which number the graph's first cell shows. */
function readCell() {
  const cell = document.querySelector('.program-graph [data-quantity="k"]');
  // While it moves it stands on the canvas over its cell.
  let written = cell.textContent;
  const { fillText } = CanvasRenderingContext2D.prototype;
  const [cellX, cellY] = ["x", "y"].map((side) => Number(cell.getAttribute(side)));
  CanvasRenderingContext2D.prototype.fillText = function note(text, textX, textY) {
    if (textX === cellX && Math.abs(textY - cellY) < 12) written = text;
    fillText.call(this, text, textX, textY);
  };
  window.readShown = () => Number(written.replace("−", "-"));
}
