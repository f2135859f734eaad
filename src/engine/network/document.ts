import type { Settings } from "../math/parameter";

/** The newest version of the document's format that this engine reads, and the one it writes. */
export const version = 1;

/** An activation as the document names it: by its id alone, or with its parameters. */
export type ActivationChoice = string | ({ readonly type: string } & Settings);

export type BiasMode = "perUnit" | "shared" | "none";

export interface LayerDocument {
  readonly units: number;
  /** One, or a stack applied from left to right. */
  readonly activation: ActivationChoice | readonly ActivationChoice[];
  readonly biasMode: BiasMode;
  /** [to][from] */
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
  /** The coefficient of each penalty on this layer's weights. */
  readonly penalty?: { readonly l1: number; readonly l2: number };
}

export interface Batch {
  /** [example][feature]; NaN and the infinities may occur here. */
  readonly inputs: readonly (readonly number[])[];
  /** [example][output] */
  readonly targets: readonly (readonly number[])[];
}

/** What a user edits, saves and shares: everything that a run needs. Described field by field in test/golden/README.md. */
export interface NetworkDocument {
  readonly format: "backprop-workbench";
  readonly version: number;
  readonly title: string;
  readonly description?: string;
  readonly inputs: number;
  readonly layers: readonly LayerDocument[];
  readonly loss: { readonly type: string; readonly reduction: "sum" | "mean" };
  readonly optimizer: { readonly type: string; readonly learningRate: number } & {
    readonly [setting: string]: number | string;
  };
  readonly batch: Batch;
  /** Display names by canonical name. */
  readonly names?: Readonly<Record<string, string>>;
}

/** A change of a document. What can't be done gives the same document back. */
export type Edit = (document: NetworkDocument) => NetworkDocument;

/** What is wrong with a document, where: `layers[0].weights[1]`. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** The activations of a layer as a list, each with its settings. */
export function stagesOf(layer: LayerDocument): { readonly type: string; readonly settings: Settings }[] {
  const choices = (
    Array.isArray(layer.activation) ? layer.activation : [layer.activation]
  ) as readonly ActivationChoice[];
  return choices.map((choice) => {
    if (typeof choice === "string") return { type: choice, settings: {} };
    const { type, ...settings } = choice;
    return { type, settings: settings as Settings };
  });
}

/** The optimizer's settings without its name. */
export function optimizerSettings({ type: _type, ...settings }: NetworkDocument["optimizer"]): Settings {
  return settings as Settings;
}
