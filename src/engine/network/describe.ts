import { activations } from "../activations";
import {
  type BiasMode,
  lossSettings,
  type NetworkDocument,
  optimizerSettings,
  stagesOf,
} from "../document/document";
import { lossOf, penaltyOf, variantById } from "../document/variants";
import type { Parameter, Settings } from "../math/parameter";
import { texToText } from "../math/print";
import { withSubscripts } from "../names/labels";
import { optimizers } from "../optimizers";
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
    readonly reduction: string;
  };
  /** Absent where no layer is penalized. */
  readonly penalty?: string;
  readonly optimizer: { readonly label: string; readonly settings: readonly SettingDescription[] };
}

export function describe(document: NetworkDocument): Description {
  const loss = lossOf(document);
  const optimizer = variantById(optimizers, document.optimizer.type, "optimizer");
  const layers = document.layers.map((layer) => {
    const coefficients = penaltyOf(layer);
    return {
      units: layer.units,
      activations: stagesOf(layer).map(({ type, settings }) => {
        const { label, parameters } = variantById(activations, type, "activation");
        return { label, settings: parameters.map((parameter) => setting(parameter, settings)) };
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
      tex: loss.tex,
      text: withSubscripts(texToText(loss.tex)),
      settings: loss.parameters.map((parameter) => setting(parameter, lossSettings(document.loss))),
      reduction: document.loss.reduction,
    },
    ...(penalized && { penalty: `${penaltyText} of each layer, weights only, added once` }),
    optimizer: {
      label: optimizer.label,
      settings: [learningRate, ...optimizer.parameters].map((parameter) =>
        setting(parameter, optimizerSettings(document.optimizer)),
      ),
    },
  };
}

/** All penalties added up: `λ₁ Σ|W| + λ₂ Σ W²`. */
const penaltyText = penalties
  .map(({ tex }) => withSubscripts(texToText(tex.term)).replace("Σ |", "Σ|"))
  .join(" + ");

function setting({ name, symbol, meaning }: Parameter, values: Settings): SettingDescription {
  return { name, symbol: withSubscripts(texToText(symbol)), meaning, value: values[name] };
}
