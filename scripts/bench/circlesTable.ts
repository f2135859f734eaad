/**
 * The two circles with the page's default settings, and with what each row changes of them: medians over starts that
 * differ in points, split, weights and order, beside what PyTorch gave.
 */
import type { Edit, TrainableDocument } from "../../src/engine/document/document";
import { setActivation, setLoss, setOptimizer, setUnits } from "../../src/engine/document/edit/edit";
import {
  restarted,
  setAllPenalties,
  setDataParameter,
  setDataSeed,
  setSplit,
  setTraining,
  twoCirclesDocument,
} from "../../src/engine/document/edit/train/editTraining";
import { trainingFaults } from "../../src/engine/document/faults/trainingFaults";
import { TrainingSession } from "../../src/engine/training/session";

const starts = 20;

interface Row {
  readonly work: string;
  readonly torch: string;
  readonly edits: readonly Edit[];
  figure(runs: readonly TrainingSession[]): string;
}

const oneSigmoid: readonly Edit[] = [
  setUnits(1, 1),
  setActivation(1, [{ type: "sigmoid", settings: {} }]),
  setLoss({ type: "binaryCrossEntropy" }),
];
const descent: readonly Edit[] = [
  setOptimizer("sgd", { learningRate: 1 }),
  setTraining({ minibatch: "full", epochs: 3000 }),
];
const until99 = setTraining({ stopAtError: 0.01 });
const noisy = (units: number): readonly Edit[] => [
  setUnits(0, units),
  setDataParameter("noise", 0.15),
  setTraining({ epochs: 300 }),
];
const few: readonly Edit[] = [
  setUnits(0, 64),
  setDataParameter("noise", 0.2),
  setSplit("train", 60),
  setOptimizer("adam", { learningRate: 0.05 }),
  setTraining({ epochs: 2000 }),
];

const rows: readonly Row[] = [
  {
    work: "2-8-2, Adam 0.01, minibatches of 20",
    torch: "99 % in 20 of 20, epoch 11",
    edits: [until99],
    figure: reached,
  },
  {
    work: "2-8-2, gradient descent η = 1, full batch",
    torch: "99 % at epoch 100",
    edits: [...descent, until99],
    figure: reached,
  },
  {
    work: "2-4-1 with a sigmoid, gradient descent η = 1, full batch",
    torch: "99 % at epoch 208",
    edits: [setUnits(0, 4), ...oneSigmoid, ...descent, until99],
    figure: reached,
  },
  {
    work: "2-2-2, gradient descent η = 1, full batch",
    torch: "never, stays near 0.80",
    edits: [setUnits(0, 2), ...descent, until99],
    figure: reached,
  },
  ...[
    { units: 1, torch: 0.615 },
    { units: 2, torch: 0.725 },
    { units: 3, torch: 0.945 },
    { units: 8, torch: 0.94 },
    { units: 64, torch: 0.945 },
  ].map(
    ({ units, torch }): Row => ({
      work: `noise 0.15, hidden units: ${units}`,
      torch: `test ${torch}`,
      edits: noisy(units),
      figure: (runs) => `test ${accuracy(runs, "test")}`,
    }),
  ),
  { work: "60 points, 2-64-2", torch: "train 1.00, test 0.76", edits: few, figure: trainAndTest },
  {
    work: "60 points, 2-64-2, stopped at the best epoch",
    torch: "test 0.87, epoch 55",
    edits: [...few, setTraining({ patience: 2000 })],
    figure(runs) {
      const epochs = runs.map(({ best }) => best?.epoch ?? Number.NaN);
      runs.forEach((run, n) => {
        run.goTo(epochs[n]);
      });
      return `${trainAndTest(runs)}, epoch ${median(epochs)}`;
    },
  },
  {
    work: "60 points, 2-64-2, L2 = 0.001",
    torch: "test 0.85",
    edits: [...few, setAllPenalties("l2", 0.001)],
    figure: trainAndTest,
  },
  {
    work: "60 points, 2-64-2, L2 = 0.01",
    torch: "test 0.72",
    edits: [...few, setAllPenalties("l2", 0.01)],
    figure: trainAndTest,
  },
];

console.log(`Medians over ${starts} starts\n\n| two circles | here | PyTorch |\n|---|---|---|`);
for (const { work, torch, edits, figure } of rows) {
  const runs = Array.from({ length: starts }, (_, start) => trained(edits, start));
  console.log(`| ${work} | ${figure(runs)} | ${torch} |`);
}

function trained(edits: readonly Edit[], start: number): TrainingSession {
  const split = { ...twoCirclesDocument().training.split, seed: 300 + start };
  const seeds = [setDataSeed(100 + start), setTraining({ seed: 200 + start, split })];
  const first = twoCirclesDocument();
  const document = [...seeds, ...edits].reduce((changed, edit) => edit(changed) as TrainableDocument, first);
  const [fault] = trainingFaults(document);
  if (fault) throw new Error(`${fault.path}: ${fault.message}`);
  const session = new TrainingSession(restarted(first, document));
  session.run();
  session.work(() => 0, 1); // a clock that stands still: until it stops by itself
  return session;
}

function reached(runs: readonly TrainingSession[]): string {
  const solved = runs.filter(({ stopped }) => stopped?.kind === "solved");
  if (solved.length === 0) return `never, stays at ${accuracy(runs, "train")}`;
  const epoch = median(solved.map(({ position }) => position.epoch));
  return `99 % in ${solved.length} of ${runs.length}, epoch ${epoch}`;
}

function trainAndTest(runs: readonly TrainingSession[]): string {
  return `train ${accuracy(runs, "train")}, test ${accuracy(runs, "test")}`;
}

function accuracy(runs: readonly TrainingSession[], part: "train" | "test"): string {
  return median(runs.map((run) => 1 - run.answers.metrics().error[part])).toFixed(3);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
