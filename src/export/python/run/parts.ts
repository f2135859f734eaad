import { dataShape } from "../../../engine/document/dataShape";
import type { TrainableDocument } from "../../../engine/document/document";
import { isWeighted, lossOf } from "../../../engine/document/variants";
import { zeroOne } from "../../../engine/ops/loss/loss";
import { logWidth } from "../../../engine/training/run/log";
import { orderSeed } from "../../../engine/training/trainer/trainer";
import { pythonFunction, pythonNumber, pythonRows, snakeCase } from "../literals";
import { type PythonNetwork, pythonNetwork } from "../network";
import { type CodeSetting, keywords } from "../optimizer";
import { scheduleCode } from "../words";
import {
  dictOf,
  historyOf,
  penaltyDict,
  type RunChange,
  type RunHistory,
  type RunSettings,
} from "./settings";

/** A run as both programs go through it. */
export interface PythonRun {
  readonly document: TrainableDocument;
  readonly network: PythonNetwork;
  readonly history: RunHistory;
  /** Epochs to train. */
  readonly epochs: number;
  /** What the page logged, thinned where it is long: epoch, the losses of the three parts, their errors. */
  readonly log: readonly (readonly number[])[];
}

/** So many epochs of the page's log stand in a program. */
const mostLogged = 500;
/** A row of the log without the seconds that it took. */
const figures = logWidth - 1;

/**
 * @param document of a run, as it is now
 * @param rows the page's log, row by row
 */
export function pythonRun(document: TrainableDocument, rows: Float64Array): PythonRun {
  const history = historyOf(document);
  const count = rows.length / logWidth;
  const every = Math.ceil(count / mostLogged);
  const log = Array.from({ length: count }, (_, row) => [
    ...rows.subarray(row * logWidth, row * logWidth + figures),
  ]).filter((_, row) => row % every === 0 || row === count - 1);
  const epochs = Math.max(document.state?.epoch ?? 0, ...log.map(([epoch]) => epoch));
  return { document, network: runNetwork(document, history), history, epochs, log };
}

/** The network at its start, with a variable for each coefficient of a penalty. */
function runNetwork(document: TrainableDocument, { penalized }: RunHistory): PythonNetwork {
  const { state: _state, initial, ...rest } = document;
  const layers = document.layers.map((layer, l) => ({ ...layer, ...initial?.[l] }));
  const network = pythonNetwork({ ...rest, layers });
  return {
    ...network,
    penalized: penalized.length > 0,
    layers: network.layers.map((layer) => ({
      ...layer,
      penalties: penalized
        .filter((of) => of.layer === layer.number)
        .map(({ id }) => ({ id, coefficient: `penalty["${id}_${layer.weights}"]` })),
    })),
  };
}

/** The generator of the orders: the page's own, so that both take the examples in the same order. */
export const orderDefinitions = `def times(a, b):
    """a * b modulo 2**32, by halves: no product is larger than 2**53."""
    return ((a & 0xFFFF) * b + ((((a >> 16) * b) & 0xFFFF) << 16)) & 0xFFFFFFFF

def shuffled(count, generator):
    """The order of the next epoch: Fisher-Yates, by the page's generator (splitmix32)."""
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        generator[0] = (generator[0] + 0x9E3779B9) & 0xFFFFFFFF
        mixed = generator[0] ^ (generator[0] >> 16)
        mixed = times(mixed, 0x21F0AAAD)
        mixed = mixed ^ (mixed >> 15)
        mixed = times(mixed, 0x735A2D97)
        other = ((mixed ^ (mixed >> 15)) * (last + 1)) >> 32
        order[last], order[other] = order[other], order[last]
    return order`;

/** The state that the generator of the orders starts from. */
export const generatorState = ({ document }: PythonRun): string =>
  `0x${(orderSeed(document.training.seed) >>> 0).toString(16).toUpperCase()}`;

/** How an epoch's order is made. */
export const orderOfEpoch = ({ document }: PythonRun): string =>
  (document.training.shuffle ?? true)
    ? "shuffled(len(train), generator)"
    : "list(range(len(train)))  # the given order";

/** The optimizers of the run, each once, whether or not settings change. */
export function optimizersOf({ history: { start, changes } }: PythonRun): RunSettings["optimizer"][] {
  const all = [start, ...changes.flatMap(({ now }) => now ?? [])].map(({ optimizer }) => optimizer);
  return all.filter((one, k) => all.findIndex(({ id }) => id === one.id) === k);
}

/** A function for each schedule of the run. */
export function scheduleFunctions({ history: { start, changes } }: PythonRun): string[] {
  const all = [start, ...changes.flatMap(({ now }) => now ?? [])].flatMap(({ schedule }) => schedule ?? []);
  return all
    .filter(({ id }, k) => all.findIndex((other) => other.id === id) === k)
    .map(({ id, settings }) =>
      pythonFunction(`rate_${snakeCase(id)}`, ["base", "epoch", ...names(settings)], scheduleCode[id]),
    );
}

const names = (settings: readonly CodeSetting[]) => settings.map(({ name }) => name);

/** Settings as the entries of a Python dict, a line each. @param optimizer how the program writes one */
export function settingLines(
  { optimizer, schedule, minibatch, penalties }: RunSettings,
  write: (optimizer: RunSettings["optimizer"]) => string,
): string[] {
  const rate = schedule
    ? `lambda base, epoch: rate_${snakeCase(schedule.id)}(base, epoch, ${keywords(schedule.settings)})`
    : "None";
  return [
    `"optimizer": ${write(optimizer)},`,
    `"settings": ${dictOf(optimizer.settings)},`,
    `"schedule": ${rate},`,
    `"minibatch": ${minibatch === "full" ? "len(train)" : minibatch},`,
    ...(penalties.size > 0 ? [`"penalty": ${penaltyDict(penalties)},`] : []),
  ];
}

/** The changes on the way as a Python list: the epochs completed and the updates made before each, and what it does. */
export function changeLines(
  changes: readonly RunChange[],
  write: (optimizer: RunSettings["optimizer"]) => string,
): string[] {
  if (changes.length === 0) return ["changes = []  # none were made on the way"];
  return [
    "# Changed on the way: after so many epochs, and updates by the optimizer",
    "changes = [",
    ...changes.flatMap(({ epoch, step, words, now, parameter }) => [
      `    # ${words}`,
      ...(parameter
        ? [
            `    (${epoch}, ${step}, {"parameter": ${parameter.name}, "index": (${parameter.index},), "value": ${pythonNumber(parameter.value)}}),`,
          ]
        : now
          ? [
              `    (${epoch}, ${step}, {`,
              ...settingLines(now, write).map((line) => `        ${line}`),
              "    }),",
            ]
          : []),
    ]),
    "]",
  ];
}

/** How a part's examples are scored, from `losses` on. @param scores what the outputs are called, as a NumPy array */
export function scoreLines({ document, network }: PythonRun, scores: string): string[] {
  const loss = isWeighted(document)
    ? "losses.sum() / (t @ class_weights).sum()"
    : "losses.sum() / len(losses)";
  const { units } = document.layers[document.layers.length - 1];
  const code = lossOf(document).classes ?? zeroOne;
  // A sigmoid that the loss absorbs is at ½ where what it takes is 0.
  const boundary = network.textbookLoss === undefined ? (code.boundary ?? 0.5) : 0;
  const isRegression = dataShape(document.dataset).task === "regression";
  const wrong = isRegression
    ? `((${scores} - t)**2).sum() / t.size) ** 0.5`
    : units > 1
      ? `(${scores}.argmax(axis=1) != t.argmax(axis=1)).sum() / len(t)`
      : `((${scores} >= ${pythonNumber(boundary)}) != (t == ${pythonNumber(code.targets[1])})).sum() / len(t)`;
  return [`loss = ${loss}`, `error = ${isRegression ? `(${wrong}` : wrong}`];
}

/** The page's log, and how far the program's is from it. */
export function comparison({ log, document }: PythonRun): string[] {
  // Sums of single numbers differ by their order from the sixth digit on.
  const limit = document.training.precision ? "1e-5" : "1e-9";
  return [
    "# The page's log: epoch, losses of training, validation and test, and their errors",
    `page = np.array(${pythonRows(log)})`,
    "largest, first = 0.0, None",
    "for row in page:",
    "    mine = log[int(row[0])]",
    "    for a, b in zip(mine, row):",
    "        if np.isfinite(b):",
    "            largest = max(largest, abs(a - b) / max(1.0, abs(b)))",
    `    if largest > ${limit} and first is None:`,
    "        first = int(row[0])",
    "print(f'epoch {epochs}: training loss {log[epochs][1]}')",
    "print(f'largest difference from the page: {largest:.1e}')",
    "if first is not None:",
    `    print(f'above ${limit} from epoch {first} on: where training is chaotic, differences in the last digit grow')`,
  ];
}
