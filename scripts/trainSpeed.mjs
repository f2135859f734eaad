// What training in the page's worker reaches with a frame asked for on every animation frame, as the Train view does,
// against the same worker left alone; in the same Chromium, in turns. Where other programs take processors away, the
// share of its time that the worker spends on training says more than the speed. Needs the build.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { preview } from "vite";
import { root } from "./install.mjs";

const rounds = 7;
const seconds = 1.5;
const worker = readdirSync(join(root, "dist/workers")).find((file) => file.startsWith("train-"));
if (!worker) throw new Error("The build has no training worker; `npm run build` makes it");

const executablePath = readFileSync(join(root, "node_modules/.backprop-workbench-browser"), "utf8").trim();
const server = await preview({ root, preview: { port: 4399 } });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
await page.goto(server.resolvedUrls.local[0]);

const figures = { alone: [], watched: [] };
const shares = { alone: [], watched: [] };
let frames = [];
for (let round = 0; round < rounds; round++)
  for (const way of ["alone", "watched"]) {
    const { speed, share, intervals } = await page.evaluate(train, {
      worker,
      watched: way === "watched",
      seconds,
    });
    figures[way].push(speed);
    shares[way].push(share);
    frames = frames.concat(intervals);
  }
await browser.close();
await server.close();

const [alone, watched] = [median(figures.alone), median(figures.watched)];
console.log(`alone    ${alone.toFixed(2)} million examples/s (wall clock)`);
console.log(`watched  ${watched.toFixed(2)} million examples/s, ${(watched / alone).toFixed(3)} of it`);
console.log(
  `frames   ${(1000 / median(frames)).toFixed(1)} a second; 95 % within ${quantile(frames, 0.95).toFixed(1)} ms`,
);
console.log(
  `training takes ${percent(median(shares.alone))} of the worker's time alone, ${percent(median(shares.watched))} watched`,
);

/** In the page: trains for a while, and tells how many examples a second it was. */
async function train({ worker: file, watched: isWatched, seconds: duration }) {
  const thread = new Worker(new URL(`workers/${file}`, document.baseURI), { type: "module" });
  let id = 0;
  const ask = (command) =>
    new Promise((resolve, reject) => {
      thread.onmessage = ({ data }) =>
        data.kind === "fault" ? reject(new Error(data.message)) : resolve(data);
      thread.postMessage({ ...command, id: ++id });
    });
  const random = () => (Math.random() * 2 - 1) / Math.SQRT2;
  const layer = (units, inputs, activation) => ({
    units,
    activation,
    biasMode: "perUnit",
    weights: Array.from({ length: units }, () => Array.from({ length: inputs }, random)),
    bias: Array(units).fill(0),
  });
  await ask({
    kind: "open",
    document: {
      format: "backprop-workbench",
      version: 2,
      title: "speed",
      inputs: 2,
      layers: [layer(8, 2, "tanh"), layer(2, 8, "softmax")],
      loss: { type: "crossEntropy", reduction: "mean" },
      optimizer: { type: "adam", learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      batch: { inputs: [[1, 0]], targets: [[1, 0]] },
      dataset: { type: "twoCircles", count: 1100, seed: 7, noise: 0.15, radiusRatio: 0.5 },
      training: {
        split: { train: 700, validation: 200, test: 200, seed: 7 },
        standardize: false,
        axes: [1, 2],
        minibatch: 20,
        epochs: 10_000_000,
        seed: 1,
        initializer: "uniform",
      },
    },
  });
  thread.postMessage({ kind: "run", id: ++id, pace: "full" });
  const bounds = [-1.5, 1.5, -1.5, 1.5];
  // As src/store/training.ts and the view ask: all pictures with every third frame.
  const region = { columns: 96, rows: 96, bounds };
  const looks = [{ region, units: { columns: 24, rows: 24, bounds }, points: true }, { region }, { region }];
  let turn = 0;
  let trained = 0; // the log's last column: seconds spent training
  const see = async (asked) => {
    const { frame } = await ask({ kind: "frame", look: asked });
    trained = frame.log.rows.at(-1) ?? trained;
    return frame.position.step;
  };
  // The first moments are the compiler's.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const first = await see({});
  const [from, trainedFrom] = [performance.now(), trained];
  const intervals = [];
  let last = from;
  while (performance.now() - from < duration * 1000) {
    const time = await new Promise(requestAnimationFrame);
    if (isWatched) {
      await see(looks[turn++ % looks.length]);
      intervals.push(time - last);
      last = time;
    }
  }
  const steps = (await see({})) - first;
  const milliseconds = performance.now() - from;
  thread.terminate();
  const share = ((trained - trainedFrom) * 1000) / milliseconds;
  return { speed: (steps * 20) / milliseconds / 1000, share, intervals: intervals.slice(2) };
}

function percent(part) {
  return `${(100 * part).toFixed(1)} %`;
}

function median(values) {
  return quantile(values, 0.5);
}

function quantile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))];
}
