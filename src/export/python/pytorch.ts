import type { NetworkDocument } from "../../engine/document/document";
import { checkLines, closing, networkTolerance, pytorchCheck } from "./checks";
import { pythonFunction, snakeCase } from "./literals";
import { classWeights, lossRules, reductionRules } from "./lossForm";
import { type PythonNetwork, pythonNetwork } from "./network";
import { inLetters, lossesLines } from "./numpy";
import { pytorchOptimizer } from "./optimizer";
import { forwardNumbers, givenLiterals, gradientNumbers, slotLiterals, updatedNumbers } from "./pageNumbers";
import { activationCode, optimizerCode, penaltyCode } from "./words";

/**
 * A document's pass as a PyTorch program: forward, backward by autograd, and one step of its optimizer. It runs as it
 * is, and stops where a number differs from the page's.
 * @param document one that has been read
 */
export function pytorchProgram(document: NetworkDocument): string {
  const network = pythonNetwork(document);
  const { layers, optimizer, textbookLoss } = network;
  const parameters = layers.flatMap(({ weights, bias }) =>
    bias === undefined ? [weights] : [weights, bias],
  );
  const learned = ["x", ...parameters];
  const units = layers.flatMap(({ z, stages }) => [z, ...stages.map(({ gives }) => gives)]);
  // A loss that absorbs the last activation goes past its result: nothing flows back there.
  const past = textbookLoss === undefined ? undefined : layers[layers.length - 1].stages.at(-1)?.gives;
  const kept = units.filter((name) => name !== past);
  const gradients = gradientNumbers(network, (variable) =>
    variable === past ? undefined : `${variable}.grad`,
  );
  return `${[
    [
      `"""${network.title}: a forward pass, a backward pass and an update, in PyTorch.`,
      "",
      "Examples are rows. At the end each number is compared with the page's.",
      '"""',
      "from math import inf, nan",
      "",
      "import torch",
      "import torch.nn.functional as F",
      "",
      "torch.set_default_dtype(torch.float64)",
    ],
    ...[...functions(network), pytorchCheck(networkTolerance(network))].map((text) => ["", text]),
    [
      "",
      "# Given",
      ...givenLiterals(network).map(
        ({ variable, literal, comment }) =>
          `${variable} = torch.tensor(${literal}${learned.includes(variable) ? ", requires_grad=True" : ""})${comment}`,
      ),
      ...classWeights(network, "torch.tensor"),
      `parameters = [${parameters.join(", ")}]`,
    ],
    ["# Forward", ...lossesLines(network), ...wholeLines(network)],
    ["# Backward", `for unit in [${kept.join(", ")}]:`, "    unit.retain_grad()", "L.backward()"],
    // Before the update changes the parameters where they are.
    ["# The page's numbers", ...checkLines([...forwardNumbers(network), ...gradients])],
    [
      "# Update",
      ...(optimizer.schedule === undefined ? [] : [`# learning_rate is that ${optimizer.schedule}`]),
      ...optimizer.settings.map(({ name, value }) => `${name} = ${value}`),
      ...(takesCount(network) ? [`k = ${network.pass.before.step}  # updates before this one`] : []),
      pytorchOptimizer(optimizer),
      ...resumingLines(network),
      "optimizer.step()",
      ...checkLines(updatedNumbers(network, (parameter) => parameter)),
      closing,
    ],
  ]
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** Whether updates have been made that the optimizer remembers. */
const isResumed = ({ pass: { before } }: PythonNetwork) => before.step > 0 && before.slots.length > 0;

/** Whether the optimizer's program reads how many updates there were before. */
const takesCount = (network: PythonNetwork) =>
  isResumed(network) || /\bk\b/.test(optimizerCode[network.optimizer.id].pytorch);

/** Puts the optimizer where the updates before have left it. */
function resumingLines(network: PythonNetwork): string[] {
  const { optimizer } = network.pass.before;
  if (!isResumed(network)) return [];
  return [
    "remembered = [  # of them",
    ...slotLiterals(network).map(
      (of) => `    [${of.slots.map((literal) => `torch.tensor(${literal})`).join(", ")}],`,
    ),
    "]",
    `for w, [${optimizer.slots.join(", ")}] in zip(parameters, remembered):`,
    `    optimizer.state[w].update(${optimizerCode[network.optimizer.id].pytorchState})`,
  ];
}

/** The activations and the loss. */
export function functions(network: PythonNetwork): string[] {
  const { layers, loss, lossSettings } = network;
  const stages = new Map(layers.flatMap((layer) => layer.stages.map((stage) => [stage.id, stage])));
  return [
    ...[...stages.values()].map(({ id, settings }) =>
      pythonFunction(
        snakeCase(id),
        ["z", ...[...settings.matchAll(/(\w+)=/g)].map(([, name]) => name)],
        activationCode[id].pytorch,
      ),
    ),
    pythonFunction(
      snakeCase(loss),
      ["y", "t", ...lossSettings.map(({ name }) => name)],
      lossRules(network, loss).pytorch,
    ),
  ];
}

/** The loss of a batch from its `losses`, with the penalties. */
export function wholeLines(network: PythonNetwork): string[] {
  const { layers, penalized } = network;
  const whole = inLetters(reductionRules(network).pytorch, { y: "losses" });
  const penalty = layers.flatMap(({ penalties, weights }) =>
    penalties.map(
      ({ id, coefficient }) => `${coefficient} * ${inLetters(penaltyCode[id].pytorch, { w: weights })}`,
    ),
  );
  return penalized
    ? [`data_loss = ${whole}`, `penalty = ${penalty.join(" + ")}`, "L = data_loss + penalty"]
    : [`L = ${whole}`];
}
