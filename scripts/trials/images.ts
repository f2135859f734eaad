// Pictures: how long reading and training take, and how good they get. FASHION names the folder of Fashion-MNIST's four official files
// (Debian: dataset-fashion-mnist, /usr/share/datasets/fashion-mnist); GRID=1 trains the 36 runs of sheet C too, RUN=0 leaves the one out,
// PRECISION=float64 trains in double precision, and TABLE=FILE keeps what the grid gives, as `workbench sweep` prints it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gunzipSync } from "node:zlib";
import { sweepAnswer } from "../../src/commands/sweep";
import type { Pictures } from "../../src/engine/datasets/pictures/pictures";
import type { TrainableDocument } from "../../src/engine/document/document";
import { initialize } from "../../src/engine/document/edit/initialize";
import { setData, setDataset, twoCirclesDocument } from "../../src/engine/document/edit/train/editTraining";
import type { KeptPictures } from "../../src/engine/document/parts/data";
import type { SweepDocument } from "../../src/engine/document/parts/sweepDocument";
import { versioned } from "../../src/engine/document/version";
import type { Inflate } from "../../src/engine/import/files/unzip";
import { readPictures } from "../../src/engine/import/pictures/readPictures";
import { loadKernels } from "../../src/engine/simd/load";
import { bringPictures } from "../../src/engine/training/pictures/bring";
import { TrainingSession } from "../../src/engine/training/session";

const names = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];

export async function run(): Promise<void> {
  await digits();
  const folder = process.env.FASHION ?? "/usr/share/datasets/fashion-mnist";
  if (!existsSync(join(folder, `${names[0]}.gz`))) {
    console.log(`skipped: there is no Fashion-MNIST in ${folder}`);
    return;
  }
  const { document, pictures } = await fashion(folder);
  await memoryOf(softmaxRegression(document, 0.01, 32, 0), pictures);
  if (process.env.RUN !== "0") {
    const best = toItsEnd(softmaxRegression(document, 0.01, 32, 0), pictures);
    check(
      best.accuracy > 0.841 && best.accuracy < 0.849,
      `test accuracy ${best.accuracy}, sheet C has about 0.845`,
    );
    check(best.loss > 0.43 && best.loss < 0.445, `test cross-entropy ${best.loss}, sheet C has about 0.435`);
  }
  if (process.env.GRID === "1") grid(softmaxRegression(document, 0.01, 32, 0), pictures);
}

/** What a run holds of the pictures; what it was made from can go. */
async function memoryOf(document: TrainableDocument, { pixels, labels }: Pictures): Promise<void> {
  const before = await held();
  const kernels = loadKernels();
  const made = { pixels: pixels.slice(), labels };
  const session = new TrainingSession(document, undefined, kernels, made);
  made.pixels = new Uint8Array();
  session.advance("minibatch");
  const inKernels = kernels?.memory.buffer.byteLength ?? 0;
  console.log(
    `memory: the pixels are ${pixels.length} bytes; a run holds ${inKernels} bytes in the kernels' memory, and ${(await held()) - before} bytes in arrays beside`,
  );
  check(session.data.inputs.length === pixels.length, "the run has lost its pictures");
}

/** Bytes of arrays, after what nobody needs has gone; the kernels' memory isn't among them. */
async function held(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let k = 0; k < 3; k++) {
    collect();
    // Arrays are given back in the background.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return process.memoryUsage().arrayBuffers;
}

/** Sheet C's 36 runs, as a sweep runs them. */
function grid(document: TrainableDocument, pictures: Pictures): void {
  const sweep: SweepDocument = {
    settings: [
      { setting: "learningRate", values: [0.1, 0.01, 0.001] },
      { setting: "minibatch", values: [8, 16, 32, 64] },
      { setting: "l2", values: [0, 0.0005, 0.005] },
    ],
    ...{ repeats: 1, seed: 1, decides: { figure: "validationLoss", at: "best" } },
  };
  const begun = performance.now();
  const pieces: string[] = [];
  for (const piece of sweepAnswer(versioned({ ...document, sweep }), pictures)) {
    pieces.push(piece);
    console.log(piece.trim());
  }
  console.log(`36 runs in ${seconds(begun)}, ${megabytes()}`);
  const text = `${pieces.join("")}\n`;
  if (process.env.TABLE) writeFileSync(process.env.TABLE, text);
  const { runs }: { runs: { figure: number }[] } = JSON.parse(text);
  check(
    runs.length === 36 && runs.every(({ figure }) => Number.isFinite(figure)),
    "a run of the grid gave no figure",
  );
}

async function digits(): Promise<void> {
  const document = setDataset("digits")(twoCirclesDocument()) as TrainableDocument;
  const fresh = initialize("uniform", 1)(document) as TrainableDocument;
  const session = new TrainingSession(fresh, undefined, loadKernels(), await bringPictures(fresh.dataset));
  const begun = performance.now();
  while (session.answers.metrics().error.test > 0.05 && session.position.epoch < 100)
    session.advance("epoch");
  const { test } = session.answers.metrics().error;
  console.log(
    `digits, 64-8-10: ${(1 - test).toFixed(4)} of the test after ${session.position.epoch} epochs, ${seconds(begun)}`,
  );
  check(test <= 0.05, `the digits' test error is ${test}`);
}

async function fashion(folder: string) {
  const begun = performance.now();
  const files = names.map((name) => ({
    name: `${name}.gz`,
    bytes: Uint8Array.from(readFileSync(join(folder, `${name}.gz`))),
  }));
  const noArchive: Inflate = () => {
    throw new Error("there is no archive here");
  };
  const { bytes, ...about } = await readPictures(files, {
    inflate: noArchive,
    text: () => undefined,
    decode: () => "",
    gunzip: async (packed) => Uint8Array.from(gunzipSync(packed)),
  });
  console.log(
    `Fashion-MNIST: ${about.count} of ${about.width} × ${about.height}, ${about.test} of them for the test, read in ${seconds(begun)}, ${megabytes()}`,
  );
  const kept: KeptPictures = { type: "pictures", seed: 1, sha256: "0".repeat(64), ...about };
  const document = setData(kept)(twoCirclesDocument()) as TrainableDocument;
  const pixels = about.count * about.width * about.height;
  return { document, pictures: { pixels: bytes.subarray(0, pixels), labels: bytes.subarray(pixels) } };
}

/** As on sheet C: no hidden layer, weights 0.01 · randn, pixels from −0.5 to 0.5, patience 10. */
function softmaxRegression(
  of: TrainableDocument,
  rate: number,
  minibatch: number,
  alpha: number,
): TrainableDocument {
  const last = of.layers[of.layers.length - 1];
  const document: TrainableDocument = {
    ...of,
    layers: [
      {
        ...last,
        weights: Array.from({ length: last.units }, () => new Array<number>(of.inputs).fill(0)),
        penalty: { l1: 0, l2: alpha / 2 },
      },
    ],
    optimizer: { type: "sgd", learningRate: rate },
    training: {
      ...of.training,
      scale: [-0.5, 0.5],
      minibatch,
      epochs: 1000,
      patience: 10,
      initializer: "smallNormal",
      ...(process.env.PRECISION !== "float64" && { precision: "float32" }),
    },
  };
  return initialize("smallNormal", 1)(document) as TrainableDocument;
}

function toItsEnd(document: TrainableDocument, pictures: Pictures) {
  const begun = performance.now();
  const session = new TrainingSession(document, undefined, loadKernels(), pictures);
  session.run();
  while (session.running) session.work(() => performance.now(), Number.POSITIVE_INFINITY);
  const { epoch } = session.position;
  const { loss, error } = session.answers.metrics();
  const { optimizer, training, layers } = document;
  console.log(
    `η ${optimizer.learningRate}, K ${training.minibatch}, α ${2 * (layers[0].penalty?.l2 ?? 0)}: best epoch ${epoch} (${session.stopped?.kind} at ${session.stopped?.epoch}), ` +
      `validation ${loss.validation.toFixed(4)}, test ${loss.test.toFixed(4)}, ${(1 - error.test).toFixed(4)}; ${seconds(begun)}, ${megabytes()}`,
  );
  return { accuracy: 1 - error.test, loss: loss.test };
}

const seconds = (begun: number) => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
const megabytes = () => `${Math.round(process.memoryUsage().rss / 1e6)} MB in memory`;

function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
