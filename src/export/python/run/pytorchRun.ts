import type { Pictures } from "../../../engine/datasets/pictures/pictures";
import type { TrainableDocument } from "../../../engine/document/document";
import { snakeCase } from "../literals";
import { classWeights } from "../lossForm";
import { lossesLines } from "../numpy";
import { pytorchOptimizer, updateRule } from "../optimizer";
import { functions, wholeLines } from "../pytorch";
import { optimizerCode } from "../words";
import { dataLines } from "./data";
import { indented, scheduleLines, sections, startLines } from "./numpyRun";
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
 * The same in PyTorch: gradients by autograd, updates by torch.optim, where it has the optimizer.
 * @param document of the run as it is now; one that has been read
 * @param rows the page's log
 */
export function pytorchRun(document: TrainableDocument, rows: Float64Array, pictures?: Pictures): string {
  const run = pythonRun(document, rows);
  const { network, history } = run;
  const schedules = scheduleFunctions(run);
  return sections([
    [
      `"""${network.title}: the run of training, in PyTorch.`,
      "",
      "The same data, start and order of examples as on the page. At the end its log is compared with the page's.",
      '"""',
      "from math import cos, inf, nan, pi",
      "",
      "import numpy as np",
      "import torch",
      "import torch.nn.functional as F",
      "",
      `torch.set_default_dtype(torch.${document.training.precision ?? "float64"})`,
    ],
    ...[
      ...functions(network),
      ...optimizersOf(run).map(optimizerFunction),
      ...schedules,
      orderDefinitions,
    ].map((text) => ["", text]),
    [
      "",
      "# Data",
      ...dataLines(document, pictures),
      "train = np.flatnonzero(part == 0)",
      "X, T = torch.tensor(X), torch.tensor(T)",
    ],
    [
      "# The network at its start",
      ...startLines(network, "torch.tensor", ", requires_grad=True"),
      ...classWeights(network, "torch.tensor"),
    ],
    ["", ...scoreFunction(run)],
    ["", "# The settings at the start", "now = {", ...indented(settingLines(history.start, write)), "}"],
    changeLines(history.changes, write),
    ["", ...trainingLines(run)],
    ["", ...comparison(run)],
  ]);
}

const write = ({ id }: RunSettings["optimizer"]) => `make_${snakeCase(id)}`;

/** What makes an optimizer for the list `parameters`. */
function optimizerFunction(optimizer: RunSettings["optimizer"]): string {
  const { id, settings, slots, decays } = optimizer;
  const names = settings.map(({ name }) => name);
  const head = `def make_${snakeCase(id)}(${["parameters", ...names].join(", ")}):`;
  if (!optimizerCode[id].oneStep)
    return [
      head,
      ...indented(pytorchOptimizer({ id, decays, settings, slots }).split("\n")),
      "    return optimizer",
    ].join("\n");
  // PyTorch has none that is this one for more than a step: the rule itself.
  const rule = updateRule(optimizer, "rule").replaceAll("np.", "torch.");
  const given = names.map((name) => `${name}=${name}`).join(", ");
  return [
    head,
    '    """PyTorch has none of its kind: the rule itself."""',
    ...indented(torchNumbers(rule).split("\n")),
    "",
    "    class Optimizer(torch.optim.Optimizer):",
    "        @torch.no_grad()",
    "        def step(self):",
    "            group = self.param_groups[0]",
    '            for w in group["params"]:',
    "                state = self.state[w]",
    '                state["k"] = state.get("k", 0) + 1',
    `                slots = state.get("slots", [torch.zeros_like(w)] * ${slots.length})`,
    `                settings = dict(${given})`,
    '                settings["learning_rate"] = group["lr"]',
    '                new = rule(w, w.grad, *slots, state["k"], **settings)',
    '                state["slots"] = new[1:]',
    "                w.copy_(new[0])",
    "",
    '    return Optimizer(parameters, {"lr": learning_rate})',
  ].join("\n");
}

/** torch.sqrt takes no plain number. */
const torchNumbers = (rule: string) => rule.replace(/torch\.sqrt\((1 - beta2\*\*k)\)/g, "($1) ** 0.5");

function scoreFunction(run: PythonRun): string[] {
  const { network } = run;
  return [
    "@torch.no_grad()",
    "def score(x, t):",
    '    """Loss and error of a part of the data, as the page logs them."""',
    "    if len(x) == 0:",
    "        return nan, nan",
    ...indented([
      ...lossesLines(network),
      ...scoreLines(run, network.lossTakes).map((line) => line.replaceAll("t.size)", "t.numel())")),
      "return float(loss), float(error)",
    ]),
    "",
    "def figures(epoch):",
    "    scores = [score(X[part == p], T[part == p]) for p in range(3)]",
    "    return [epoch] + [loss for loss, _ in scores] + [error for _, error in scores]",
  ];
}

function trainingLines(run: PythonRun): string[] {
  const { network, history, epochs } = run;
  return [
    "# Training",
    `epochs = ${epochs}`,
    'optimizer = now["optimizer"](parameters, **now["settings"])',
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
    ...indented(indented([...lossesLines(network), ...wholeLines(network)])),
    "        optimizer.zero_grad()",
    "        L.backward()",
    "        k += 1",
    '        settings = dict(now["settings"])',
    ...scheduleLines(run).map((line) => `        ${line}`),
    '        optimizer.param_groups[0]["lr"] = settings["learning_rate"]',
    "        optimizer.step()",
    ...(history.changes.length > 0 ? indented(changingLines("epoch")) : []),
    "    log.append(figures(epoch))",
  ];
}

/** Takes over what was changed after so many epochs and updates. */
const changingLines = (epoch: string): string[] => [
  `while changes and changes[0][0] == ${epoch} and changes[0][1] == k:`,
  "    change = changes.pop(0)[2]",
  '    if "parameter" in change:',
  "        with torch.no_grad():",
  '            change["parameter"][change["index"]] = change["value"]',
  "        continue",
  '    before = optimizer.state if change["optimizer"] is now["optimizer"] else None',
  "    now = change",
  '    optimizer = now["optimizer"](parameters, **now["settings"])',
  "    if before is not None:  # another optimizer begins with empty slots",
  "        optimizer.state = before",
  "    else:",
  "        k = 0",
];
