import { activations } from "../activations";
import { type BiasMode, type NetworkDocument, stagesOf } from "../document/document";
import { scheduleOf } from "../document/learningRate";
import {
  isWeighted,
  lossOf,
  lossOpOf,
  lossSettingsOf,
  optimizerOf,
  optimizerSettingsOf,
  overOutputsOf,
  penaltyOf,
  variantById,
} from "../document/variants";
import { texToText } from "../math/expressions/texToText";
import type { Parameter, Settings } from "../math/parameter";
import { withSubscripts } from "../names/labels";
import { learningRate } from "../optimizers/optimizer";
import { penalties } from "../penalties";

/** A setting as people read it. */
export interface SettingDescription {
  readonly name: string;
  /** Its letter: η, λ₁. */
  readonly symbol: string;
  readonly meaning: string;
  readonly value: number;
}

/** A document's choices in words, every convention written out. */
export interface Description {
  readonly layers: readonly {
    readonly units: number;
    readonly activations: readonly {
      readonly label: string;
      readonly settings: readonly SettingDescription[];
    }[];
    readonly bias: BiasMode;
    readonly penalties: readonly SettingDescription[];
  }[];
  readonly loss: {
    readonly label: string;
    /** The loss of one example, as LaTeX and as a line of text. */
    readonly tex: string;
    readonly text: string;
    readonly settings: readonly SettingDescription[];
    /** The weight of each class, where it takes them and has them. */
    readonly weights?: readonly number[];
    /** Over the outputs of an example, where there are two ways. */
    readonly overOutputs?: string;
    /** Over the examples of the batch. */
    readonly reduction: string;
  };
  /** Absent where no layer is penalized. */
  readonly penalty?: string;
  readonly optimizer: { readonly label: string; readonly settings: readonly SettingDescription[] };
  /** Absent where one learning rate holds all along. */
  readonly schedule?: {
    readonly label: string;
    /** The learning rate after e epochs. */
    readonly tex: string;
    readonly text: string;
    readonly settings: readonly SettingDescription[];
  };
}

/** What a document is made of, in words and LaTeX, for a heading: nothing is compiled or run. */
export function describe(document: NetworkDocument): Description {
  const loss = lossOf(document);
  const tex = lossOpOf(document).tex.forward;
  const overOutputs = overOutputsOf(document);
  const optimizer = optimizerOf(document);
  const schedule = scheduleOf(document);
  const layers = document.layers.map((layer) => {
    const coefficients = penaltyOf(layer);
    return {
      units: layer.units,
      activations: stagesOf(layer).map(({ type, settings }) => {
        const { label, parameters } = variantById(activations, type, "activation");
        return { label, settings: settingsIn(parameters, settings) };
      }),
      bias: layer.biasMode,
      penalties: penalties
        .filter(({ id }) => coefficients[id] !== 0)
        .map(({ id, label, symbol, words }) => ({
          name: label,
          symbol: withSubscripts(texToText(symbol)),
          meaning: words,
          value: coefficients[id],
        })),
    };
  });
  const penalized = layers.some(({ penalties: active }) => active.length > 0);
  return {
    layers,
    loss: {
      label: loss.label,
      tex,
      text: withSubscripts(texToText(tex)),
      settings: settingsIn(loss.parameters, lossSettingsOf(document)),
      ...(document.loss.weights && { weights: document.loss.weights }),
      ...(overOutputs && { overOutputs }),
      reduction: isWeighted(document) ? "weighted mean" : document.loss.reduction,
    },
    ...(penalized && { penalty: `${penaltyText} of each layer, weights only, added once` }),
    optimizer: {
      label: optimizer.label,
      settings: settingsIn([learningRate, ...optimizer.parameters], optimizerSettingsOf(document)),
    },
    ...(schedule && {
      schedule: {
        label: schedule.rule.label,
        tex: schedule.rule.tex,
        text: withSubscripts(texToText(schedule.rule.tex)),
        settings: settingsIn(schedule.rule.parameters, schedule.settings),
      },
    }),
  };
}

/** All penalties added up: `λ₁ Σ|W| + λ₂ Σ W²`. */
const penaltyText = penalties.map(({ tex }) => withSubscripts(texToText(tex.term))).join(" + ");

/** All but those that a document may leave out and that do nothing. */
function settingsIn(parameters: readonly Parameter[], values: Settings): SettingDescription[] {
  return parameters
    .filter(({ name, since, default: usual }) => since === undefined || values[name] !== usual)
    .map(({ name, symbol, meaning }) => ({
      name,
      symbol: withSubscripts(texToText(symbol)),
      meaning,
      value: values[name],
    }));
}
