import { lossSettings, type NetworkDocument, stagesOf } from "../../engine/document/document";
import { penaltyOf } from "../../engine/document/variants";
import { nameOf, plainName } from "../../engine/names/canonicalName";
import { gradientOf, updated } from "../../engine/names/quantity";
import { elementIn } from "../../engine/names/tensorRef";
import { describe } from "../../engine/network/describe";
import { type Pass, runPass } from "../../engine/pass/pass";
import { sizeOf } from "../../engine/shape";
import { commentText, plainLine, pythonNumber, pythonRows, snakeCase } from "./literals";
import { type CodeSetting, keywords, type PythonOptimizer, pythonOptimizer, settingsIn } from "./optimizer";

/** A network as both programs go through it: its variables by their names in Python. */
export interface PythonNetwork {
  readonly pass: Pass;
  readonly title: string;
  readonly layers: readonly PythonLayer[];
  /** The id of the loss that is computed, which may be the form that absorbs the last activation. */
  readonly loss: string;
  /** What that loss takes: the last activation's result, or with a loss that absorbs it, what it takes. */
  readonly lossTakes: string;
  /** The loss as the page names it, where the one that is computed absorbs the last activation. */
  readonly textbookLoss: string | undefined;
  readonly lossSettings: readonly CodeSetting[];
  readonly reduction: NetworkDocument["loss"]["reduction"];
  readonly penalized: boolean;
  readonly optimizer: PythonOptimizer & {
    /** Where the learning rate comes from, as a comment; nothing where no schedule changes it. */
    readonly schedule: string | undefined;
  };
}

export interface PythonLayer {
  /** Counted from 1. */
  readonly number: number;
  readonly takes: string;
  readonly weights: string;
  /** Nothing where the layer has no bias. */
  readonly bias: string | undefined;
  readonly isShared: boolean;
  readonly z: string;
  readonly stages: readonly PythonStage[];
  /** Ids and coefficients of the penalties that aren't 0. */
  readonly penalties: readonly { readonly id: string; readonly coefficient: string }[];
}

export interface PythonStage {
  readonly id: string;
  readonly takes: string;
  readonly gives: string;
  /** `, slope=0.01`: what follows the other arguments. */
  readonly settings: string;
}

export function pythonNetwork(document: NetworkDocument): PythonNetwork {
  const pass = runPass(document);
  const { graph } = pass;
  const layers = document.layers.map((layer, l): PythonLayer => {
    const number = l + 1;
    const choices = stagesOf(layer);
    const nameOf = (s: number) => (s === choices.length - 1 ? `a${number}` : `a${number}_${s + 1}`);
    return {
      number,
      takes: l === 0 ? "x" : `a${l}`,
      weights: `W${number}`,
      bias: layer.biasMode === "none" ? undefined : `b${number}`,
      isShared: layer.biasMode === "shared",
      z: `z${number}`,
      stages: choices.map(({ type, settings }, s) => ({
        id: type,
        takes: s === 0 ? `z${number}` : nameOf(s - 1),
        gives: nameOf(s),
        settings: asArguments(settingsIn(settings)),
      })),
      penalties: Object.entries(penaltyOf(layer))
        .filter(([, coefficient]) => coefficient !== 0)
        .map(([id, coefficient]) => ({ id, coefficient: pythonNumber(coefficient) })),
    };
  });
  const lastStage = layers[layers.length - 1].stages.at(-1) as PythonStage;
  const lossNode = graph.nodes.find(({ output }) => output === graph.exampleLosses);
  const textbookLoss = graph.textbookLoss?.op.id;
  return {
    pass,
    title: plainLine(document.title) || "A network",
    layers,
    loss: lossNode?.op.id ?? document.loss.type,
    lossTakes: textbookLoss === undefined ? lastStage.gives : lastStage.takes,
    textbookLoss,
    lossSettings: settingsIn(lossSettings(document.loss)),
    reduction: document.loss.reduction,
    penalized: graph.penalty !== undefined,
    optimizer: {
      ...pythonOptimizer(document.optimizer, pass.before),
      schedule: scheduleComment(pass),
    },
  };
}

function scheduleComment({ document, before }: Pass): string | undefined {
  const { schedule } = describe(document);
  if (!schedule) return undefined;
  const settings = schedule.settings.map(({ name, value }) => `, ${snakeCase(name)} = ${value}`).join("");
  return `of the schedule after ${before.epoch} epochs: ${schedule.label}, from ${document.optimizer.learningRate}${settings}`;
}

/** `, slope=0.01`: what follows the other arguments. */
export const asArguments = (settings: readonly CodeSetting[]) =>
  settings.length === 0 ? "" : `, ${keywords(settings)}`;

/** A number of the page, or a buffer of them, as a literal in the programs' shapes: examples as rows. */
export interface PageNumber {
  /** As the page calls it. */
  readonly name: string;
  /** The variable that must have it. */
  readonly variable: string;
  readonly literal: string;
}

/** @param buffer laid out as the tensor is in the plan */
export function tensorLiteral({ plan, graph }: Pass, id: number, buffer: Float64Array): string {
  const { perExample, shape, ref } = graph.tensors[id];
  const numbers = Array.from(buffer);
  if (ref.role === "loss" && !perExample) return pythonNumber(numbers[0]);
  if (shape.length === 0 || ref.role === "bias") return `[${numbers.map(pythonNumber).join(", ")}]`;
  const { batch } = plan;
  const rows = perExample
    ? Array.from({ length: batch }, (_, n) =>
        Array.from({ length: shape[0] }, (_unit, i) => numbers[i * batch + n]),
      )
    : Array.from({ length: shape[0] }, (_, row) => numbers.slice(row * shape[1], (row + 1) * shape[1]));
  return pythonRows(rows);
}

/** What the document gives: a literal for each variable, and what its sheet calls the numbers. */
export function givenLiterals({ pass, layers }: PythonNetwork): readonly GivenLiteral[] {
  const { graph, plan } = pass;
  const given = (variable: string, id: number): GivenLiteral => ({
    variable,
    literal: tensorLiteral(pass, id, plan.values[id]),
    comment: namesIn(pass, id),
  });
  return [
    given("x", graph.input),
    given("t", graph.target),
    ...layers.flatMap(({ weights, bias }, l) => [
      given(weights, graph.layers[l].weights),
      ...(bias === undefined ? [] : [given(bias, graph.layers[l].bias)]),
    ]),
  ];
}

export interface GivenLiteral {
  readonly variable: string;
  readonly literal: string;
  /** `  # w_1, w_2 | w_3, w_4`, row by row; empty where the sheet names none of them. */
  readonly comment: string;
}

function namesIn({ document, graph }: Pass, id: number): string {
  const { names } = document;
  if (!names) return "";
  const tensor = graph.tensors[id];
  const columns = tensor.shape[1] ?? tensor.shape[0];
  const rows = Array.from({ length: sizeOf(tensor.shape) / columns }, (_, row) =>
    Array.from({ length: columns }, (_unit, column) => {
      const index = tensor.shared ? [] : tensor.shape.length === 2 ? [row + 1, column + 1] : [column + 1];
      return names[plainName(elementIn(tensor.ref, index))] ?? "";
    }),
  );
  if (rows.flat().every((name) => name === "")) return "";
  return `  # ${commentText(rows.map((row) => row.map((name) => name || "?").join(", ")).join(" | "))}`;
}

/** Everything that the forward pass gives, in its order. */
export function forwardNumbers({ pass, layers, penalized }: PythonNetwork): PageNumber[] {
  const { graph, plan } = pass;
  const number = (variable: string, id: number): PageNumber => ({
    name: variable,
    variable,
    literal: tensorLiteral(pass, id, plan.values[id]),
  });
  return [
    ...layers.flatMap(({ z, stages }, l) => [
      number(z, graph.layers[l].preActivation),
      ...stages.map(({ gives }, s) => number(gives, graph.layers[l].stages[s])),
    ]),
    number("losses", graph.exampleLosses),
    ...(penalized && graph.penalty !== undefined
      ? [number("data_loss", graph.dataLoss), number("penalty", graph.penalty)]
      : []),
    number("L", graph.loss),
  ];
}

/**
 * The gradients of everything, from the last layer to the first.
 * @param variableOf what holds the gradient of a variable; nothing where the program doesn't have it
 */
export function gradientNumbers(
  { pass, layers }: PythonNetwork,
  variableOf: (variable: string) => string | undefined,
): PageNumber[] {
  const { graph, plan } = pass;
  const number = (of: string, id: number): PageNumber[] => {
    const variable = variableOf(of);
    if (variable === undefined) return [];
    const name = nameOf(gradientOf(elementIn(graph.tensors[id].ref)));
    return [{ name, variable, literal: tensorLiteral(pass, id, plan.gradients[id]) }];
  };
  return [
    ...layers.toReversed().flatMap(({ weights, bias, z, stages, number: index }) => {
      const tensors = graph.layers[index - 1];
      return [
        ...stages.toReversed().flatMap(({ gives }, k) => {
          return number(gives, tensors.stages[stages.length - 1 - k]);
        }),
        ...number(z, tensors.preActivation),
        ...number(weights, tensors.weights),
        ...(bias === undefined ? [] : number(bias, tensors.bias)),
      ];
    }),
    ...number("x", graph.input),
  ];
}

/** What the optimizer remembers of each parameter before the update, slot by slot. */
export function slotLiterals({ pass, layers }: PythonNetwork): { parameter: string; slots: string[] }[] {
  const { graph, before } = pass;
  const of = (parameter: string, id: number) => ({
    parameter,
    slots: before.slots.map((slot) => parameterLiteral(pass, id, slot)),
  });
  return layers.flatMap(({ weights, bias }, l) => [
    of(weights, graph.layers[l].weights),
    ...(bias === undefined ? [] : [of(bias, graph.layers[l].bias)]),
  ]);
}

/** @param buffer laid out as `plan.parameters`, of which the tensor's part is taken */
function parameterLiteral(pass: Pass, id: number, buffer: Float64Array): string {
  const { plan } = pass;
  const { byteOffset, length } = plan.values[id];
  const from = (byteOffset - plan.parameters.byteOffset) / 8;
  return tensorLiteral(pass, id, buffer.subarray(from, from + length));
}

/** The parameters after one update. */
export function updatedNumbers(
  { pass, layers }: PythonNetwork,
  variableOf: (parameter: string) => string,
): PageNumber[] {
  const { graph } = pass;
  const number = (of: string, id: number): PageNumber => ({
    name: nameOf(updated(elementIn(graph.tensors[id].ref))),
    variable: variableOf(of),
    literal: parameterLiteral(pass, id, pass.updated),
  });
  return layers.flatMap(({ weights, bias }, l) => [
    number(weights, graph.layers[l].weights),
    ...(bias === undefined ? [] : [number(bias, graph.layers[l].bias)]),
  ]);
}
