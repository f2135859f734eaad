import type { Pictures } from "../../../engine/datasets/pictures/pictures";
import type { TrainableDocument } from "../../../engine/document/document";
import { classWeights } from "../lossForm";
import type { PythonNetwork } from "../network";
import { backwardLines, lossesLines, numpyRules } from "../numpy";
import { updateRule } from "../optimizer";
import { givenLiterals } from "../pageNumbers";
import { dataLines } from "./data";
import {
  changeLines,
  comparison,
  generatorState,
  optimizersOf,
  orderDefinitions,
  orderOfEpoch,
  type PythonRun,
  pythonRun,
  scheduleFunctions,
  scoreLines,
  settingLines,
} from "./parts";
import type { RunSettings } from "./settings";

/**
 * A run of training as a NumPy program: the same data, start and order of examples, and what was changed on the way. It runs as
 * it is, and says how far its log is from the page's.
 * @param document of the run as it is now; one that has been read
 * @param rows the page's log
 */
export function numpyRun(document: TrainableDocument, rows: Float64Array, pictures?: Pictures): string {
  const run = pythonRun(document, rows);
  const { network, history } = run;
  const schedules = scheduleFunctions(run);
  const dtype = document.training.precision ? ", dtype=np.float32" : "";
  return sections([
    [
      `"""${network.title}: the run of training, in NumPy.`,
      "",
      "The same data, start and order of examples as on the page. At the end its log is compared with the page's.",
      '"""',
      "import numpy as np",
      "from numpy import inf, nan",
      ...(schedules.length > 0 ? ["from math import cos, pi"] : []),
    ],
    ...[
      ...numpyRules(network),
      ...optimizersOf(run).map((optimizer) => updateRule(optimizer, optimizer.name)),
      ...schedules,
      orderDefinitions,
    ].map((text) => ["", text]),
    ["", "# Data", ...dataLines(document, pictures), "train = np.flatnonzero(part == 0)"],
    [
      "# The network at its start",
      ...startLines(network, "np.array", dtype),
      ...classWeights(network, "np.array", dtype),
    ],
    ["", ...scoreFunction(run)],
    ["", "# The settings at the start", "now = {", ...indented(settingLines(history.start, write)), "}"],
    changeLines(history.changes, write),
    ["", ...trainingLines(run)],
    ["", ...comparison(run)],
  ]);
}

/** Its function, and how many numbers it keeps of each parameter. */
const write = ({ name, slots }: RunSettings["optimizer"]) => `${name}, "slots": ${slots.length}`;

export const sections = (all: readonly (readonly string[])[]) =>
  `${all.map((lines) => lines.join("\n")).join("\n\n")}\n`;

export const indented = (lines: readonly string[]) =>
  lines.flatMap((line) => line.split("\n").map((part) => (part === "" ? "" : `    ${part}`)));

/** The parameters; the data stand elsewhere. @param array what makes one, and what follows its numbers */
export function startLines(network: PythonNetwork, array: string, after = ""): string[] {
  const parameters = givenLiterals(network).filter(({ variable }) => variable !== "x" && variable !== "t");
  return [
    ...parameters.map(
      ({ variable, literal, comment }) => `${variable} = ${array}(${literal}${after})${comment}`,
    ),
    `parameters = [${parameters.map(({ variable }) => variable).join(", ")}]`,
  ];
}

function scoreFunction(run: PythonRun): string[] {
  const { network } = run;
  return [
    "def score(x, t):",
    '    """Loss and error of a part of the data, as the page logs them."""',
    "    if len(x) == 0:",
    "        return nan, nan",
    ...indented([...lossesLines(network), ...scoreLines(run, network.lossTakes), "return loss, error"]),
    "",
    "def figures(epoch):",
    "    scores = [score(X[part == p], T[part == p]) for p in range(3)]",
    "    return [epoch] + [loss for loss, _ in scores] + [error for _, error in scores]",
  ];
}

function trainingLines(run: PythonRun): string[] {
  const { network, history, epochs } = run;
  const gradients = network.layers.flatMap(({ weights, bias }) =>
    bias === undefined ? [`d${weights}`] : [`d${weights}`, `d${bias}`],
  );
  return [
    "def empty_slots():",
    '    return [[np.zeros_like(w) for _ in range(now["slots"])] for w in parameters]',
    "",
    "# Training",
    `epochs = ${epochs}`,
    "slots = empty_slots()",
    "k = 0  # updates by the optimizer",
    `generator = [${generatorState(run)}]`,
    "log = [figures(0)]",
    "for epoch in range(1, epochs + 1):",
    `    order = ${orderOfEpoch(run)}`,
    "    used = 0",
    "    while used < len(order):",
    ...(history.changes.length > 0 ? indented(indented(changingLines("epoch - 1"))) : []),
    '        batch = train[order[used:used + now["minibatch"]]]',
    "        used += len(batch)",
    "        x, t = X[batch], T[batch]",
    ...(network.penalized ? ['        penalty = now["penalty"]'] : []),
    ...indented(indented([...lossesLines(network), ...backwardLines(network, false)])),
    "        k += 1",
    '        settings = dict(now["settings"])',
    ...scheduleLines(run).map((line) => `        ${line}`),
    `        for p, g in enumerate([${gradients.join(", ")}]):`,
    '            result = now["optimizer"](parameters[p], g, *slots[p], k, **settings)',
    ...(optimizersOf(run).some(({ slots }) => slots.length > 0)
      ? [
          '            parameters[p][...] = result[0] if now["slots"] > 0 else result',
          '            slots[p] = list(result[1:]) if now["slots"] > 0 else []',
        ]
      : ["            parameters[p][...] = result"]),
    ...(history.changes.length > 0 ? indented(changingLines("epoch")) : []),
    "    log.append(figures(epoch))",
  ];
}

/** Takes over what was changed after so many epochs and updates. */
const changingLines = (epoch: string): string[] => [
  `while changes and changes[0][0] == ${epoch} and changes[0][1] == k:`,
  "    change = changes.pop(0)[2]",
  '    if "parameter" in change:',
  '        change["parameter"][change["index"]] = change["value"]',
  "        continue",
  '    other = change["optimizer"] is not now["optimizer"]',
  "    now = change",
  "    if other:  # it begins with empty slots",
  "        slots, k = empty_slots(), 0",
];

/** The learning rate of the epoch, where a schedule gives it. */
export function scheduleLines({ history: { start, changes } }: PythonRun): string[] {
  const has = [start, ...changes.flatMap(({ now }) => now ?? [])].some(({ schedule }) => schedule);
  return has
    ? [
        'if now["schedule"] is not None:',
        '    settings["learning_rate"] = now["schedule"](settings["learning_rate"], epoch - 1)',
      ]
    : [];
}
