import { lossSettings, type NetworkDocument, stagesOf } from "../../engine/document/document";
import { penaltyOf } from "../../engine/document/variants";
import { describe } from "../../engine/network/describe";
import { type Pass, runPass } from "../../engine/pass/pass";
import { plainLine, pythonNumber, snakeCase } from "./literals";
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
