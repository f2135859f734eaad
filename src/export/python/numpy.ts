import type { NetworkDocument } from "../../engine/document/document";
import { checkLines, closing, networkTolerance, numpyCheck } from "./checks";
import { pythonFunction, snakeCase } from "./literals";
import { classWeights, lossRules, reductionRules } from "./lossForm";
import {
  asArguments,
  type PythonLayer,
  type PythonNetwork,
  type PythonStage,
  pythonNetwork,
} from "./network";
import { keywords, updateRule } from "./optimizer";
import { forwardNumbers, givenLiterals, gradientNumbers, slotLiterals, updatedNumbers } from "./pageNumbers";
import { activationCode, penaltyCode } from "./words";

/**
 * A document's pass as a NumPy program: forward, backward by the chain rule, and one update. It runs as it is, and
 * stops where a number differs from the page's.
 * @param document one that has been read
 */
export function numpyProgram(document: NetworkDocument): string {
  const network = pythonNetwork(document);
  const gradients = gradientNumbers(network, (variable) => `d${variable}`);
  const updated = updatedNumbers(network, (parameter) => `${parameter}_new`);
  const given = givenLines(network);
  const checks = checkLines([...forwardNumbers(network), ...gradients, ...updated]);
  return joined([
    [
      `"""${network.title}: a forward pass, a backward pass and an update, in NumPy.`,
      "",
      "Examples are rows; dW1 stands for dL/dW1. At the end each number is compared with the page's.",
      '"""',
      "import numpy as np",
      ...(/\b(?:inf|nan)\b/.test([...given, ...checks].join()) ? ["from numpy import inf, nan"] : []),
    ],
    ...[...numpyRules(network), updateRule(network.optimizer), numpyCheck(networkTolerance(network))].map(
      (text) => ["", text],
    ),
    ["", "# Given", ...given],
    ["# Forward", ...forwardLines(network)],
    ["# Backward", ...backwardLines(network)],
    ["# Update", ...updateLines(network)],
    ["# The page's numbers", ...checks, closing],
  ]);
}

/**
 * The same to go on working on: forward and backward, without the update and the comparison.
 * @param document one that has been read
 */
export function numpyCode(document: NetworkDocument): string {
  const network = pythonNetwork(document);
  const given = givenLines(network);
  return joined([
    ["import numpy as np", ...(/\b(?:inf|nan)\b/.test(given.join()) ? ["from numpy import inf, nan"] : [])],
    ...numpyRules(network).map((text) => [text]),
    ["# Given; examples are rows", ...given],
    ["# Forward", ...forwardLines(network)],
    ["# Backward: dW1 stands for dL/dW1", ...backwardLines(network)],
  ]);
}

const joined = (sections: readonly (readonly string[])[]) =>
  `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;

const givenLines = (network: PythonNetwork) => [
  ...givenLiterals(network).map(
    ({ variable, literal, comment }) => `${variable} = np.array(${literal})${comment}`,
  ),
  ...classWeights(network, "np.array"),
];

/** The activations and the loss, each with its way back. */
export function numpyRules(network: PythonNetwork): string[] {
  const { layers, loss, lossSettings, textbookLoss } = network;
  const stages = new Map(layers.flatMap((layer) => layer.stages.map((stage) => [stage.id, stage])));
  const losses = [loss, ...(textbookLoss === undefined ? [] : [textbookLoss])];
  return [
    ...[...stages.values()].flatMap((stage) => {
      const { forward, backward } = activationCode[stage.id].numpy;
      const settings = [...stage.settings.matchAll(/(\w+)=/g)].map(([, name]) => name);
      return [
        pythonFunction(snakeCase(stage.id), ["z", ...settings], forward),
        pythonFunction(`${snakeCase(stage.id)}_backward`, ["z", "y", "g", ...settings], backward),
      ];
    }),
    ...losses.flatMap((id) => {
      const { forward, backward } = lossRules(network, id).numpy;
      const takes = ["y", "t", ...lossSettings.map(({ name }) => name)];
      return [
        pythonFunction(snakeCase(id), takes, forward),
        pythonFunction(`${snakeCase(id)}_backward`, takes, backward),
      ];
    }),
  ];
}

/** From the inputs `x` to the loss of each example, `losses`. */
export function lossesLines({ layers, loss, lossTakes, lossSettings }: PythonNetwork): string[] {
  return [
    ...layers.flatMap(({ takes, weights, bias, z, stages }) => [
      `${z} = ${takes} @ ${weights}.T${bias === undefined ? "" : ` + ${bias}`}`,
      ...stages.map((stage) => `${stage.gives} = ${snakeCase(stage.id)}(${stage.takes}${stage.settings})`),
    ]),
    `losses = ${snakeCase(loss)}(${lossTakes}, t${asArguments(lossSettings)})`,
  ];
}

function forwardLines(network: PythonNetwork): string[] {
  const { layers, penalized } = network;
  const whole = inLetters(reductionRules(network).numpy.forward, { y: "losses" });
  const penalty = layers.flatMap(({ penalties, weights }) =>
    penalties.map(
      ({ id, coefficient }) => `${coefficient} * ${inLetters(penaltyCode[id].numpy.forward, { w: weights })}`,
    ),
  );
  return [
    ...lossesLines(network),
    ...(penalized
      ? [`data_loss = ${whole}`, `penalty = ${penalty.join(" + ")}`, "L = data_loss + penalty"]
      : [`L = ${whole}`]),
  ];
}

/** @param all also what no update needs: the gradients of the outputs that the loss goes past, and of the inputs */
export function backwardLines(network: PythonNetwork, all = true): string[] {
  const { layers, loss, lossTakes, lossSettings, textbookLoss } = network;
  const last = layers[layers.length - 1].stages.at(-1) as PythonStage;
  const share = inLetters(reductionRules(network).numpy.backward, { y: "losses" });
  const lossGradient = (id: string, takes: string) =>
    `dlosses[:, None] * ${snakeCase(id)}_backward(${takes}, t${asArguments(lossSettings)})`;
  return [
    `dlosses = ${share}  # what a change of one example's loss does to the whole`,
    ...(textbookLoss === undefined || !all
      ? []
      : [
          `d${last.gives} = ${lossGradient(textbookLoss, last.gives)}  # for the eye: the next line goes past it`,
        ]),
    `d${lossTakes} = ${lossGradient(loss, lossTakes)}`,
    ...layers.toReversed().flatMap((layer) => {
      const stages = layer.stages
        .toReversed()
        .filter((stage) => textbookLoss === undefined || stage !== last);
      return [
        ...stages.map(
          ({ id, takes, gives, settings }) =>
            `d${takes} = ${snakeCase(id)}_backward(${takes}, ${gives}, d${gives}${settings})`,
        ),
        ...parameterLines(layer),
        ...(all || layer.number > 1 ? [`d${layer.takes} = d${layer.z} @ ${layer.weights}`] : []),
      ];
    }),
  ];
}

function parameterLines({ weights, bias, isShared, z, takes, penalties }: PythonLayer): string[] {
  const parts = penalties.map(
    ({ id, coefficient }) =>
      ` + ${coefficient} * ${inLetters(penaltyCode[id].numpy.backward, { w: weights })}`,
  );
  return [
    `d${weights} = d${z}.T @ ${takes}${parts.join("")}`,
    ...(bias === undefined
      ? []
      : [
          isShared
            ? `d${bias} = np.array([d${z}.sum()])  # one bias for all units`
            : `d${bias} = d${z}.sum(axis=0)`,
        ]),
  ];
}

function updateLines(network: PythonNetwork): string[] {
  const { optimizer, pass } = network;
  const { before, after } = pass;
  const { slots: letters } = optimizer;
  const settings = keywords(optimizer.settings);
  const updates = slotLiterals(network).flatMap(({ parameter, slots }) => {
    const remembered = letters.map((letter) => `${letter}_${parameter}`);
    const isFirst = before.step === 0;
    const starts = isFirst ? letters.map(() => `np.zeros_like(${parameter})`) : remembered;
    const taken = [parameter, `d${parameter}`, ...starts, `k=${after.step}`, settings].join(", ");
    return [
      ...(isFirst ? [] : remembered.map((slot, s) => `${slot} = np.array(${slots[s]})`)),
      `${[`${parameter}_new`, ...remembered].join(", ")} = update(${taken})`,
    ];
  });
  return optimizer.schedule === undefined
    ? updates
    : [`# learning_rate is that ${optimizer.schedule}`, ...updates];
}

/** A rule of one expression with its letters replaced. */
export function inLetters(rule: string, names: Readonly<Record<string, string>>): string {
  return rule.replace(/(?<![\w.])[a-z](?!\w)/g, (letter) => names[letter] ?? letter);
}
