import type { Settings } from "../math/parameter";
import type { LossForm } from "../ops/loss/loss";
import type { DataDocument } from "./parts/data";
import type { DrawnNumbers } from "./parts/drawnNumbers";
import type { LayerParameters, OptimizerMoment, RunState } from "./parts/runState";
import type { SweepDocument } from "./parts/sweepDocument";
import type { TrainingSettings } from "./parts/trainingSettings";

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
  /** The coefficient of each penalty on this layer's weights, by its id. */
  readonly penalty?: Settings;
}

export interface Batch {
  /** [example][feature]; NaN and the infinities may occur here. */
  readonly inputs: readonly (readonly number[])[];
  /** [example][output] */
  readonly targets: readonly (readonly number[])[];
}

/** What a user edits, saves and shares: everything that a run needs. Described field by field in docs/format.md. */
export interface NetworkDocument {
  readonly format: "backprop-workbench";
  readonly version: number;
  readonly title: string;
  readonly description?: string;
  readonly inputs: number;
  readonly layers: readonly LayerDocument[];
  readonly loss: LossDocument;
  readonly optimizer: { readonly type: string; readonly learningRate: number } & {
    readonly [setting: string]: number | string;
  };
  readonly batch: Batch;
  /** How the learning rate changes from epoch to epoch; it stays the optimizer's where there is none. */
  readonly schedule?: ScheduleDocument;
  /** Display names by canonical name. */
  readonly names?: Readonly<Record<string, string>>;
  /** Short texts to steps, by the name of what the step computes. */
  readonly notes?: Readonly<Record<string, string>>;
  /** Where the inputs are the pixels of a picture, row by row: its sides. */
  readonly picture?: { readonly width: number; readonly height: number };
  /** What Train works on; `batch` is what Step works on. */
  readonly dataset?: DataDocument;
  readonly training?: TrainingSettings;
  /** The parameters that a run started from, layer by layer; `layers` holds those it has reached. */
  readonly initial?: readonly LayerParameters[];
  /**
   * How far a run has come: of training, or of updates on `batch`. Without it, either starts at the parameters in
   * `layers`.
   */
  readonly state?: RunState | OptimizerMoment;
  /** What Compare works on: trainings of this document that differ in some settings. */
  readonly sweep?: SweepDocument;
  /** Numbers that each student gets others of. */
  readonly drawn?: DrawnNumbers;
}

/** A schedule of the learning rate: `type` is its id, and its parameters stand beside it. */
export type ScheduleDocument = { readonly type: string } & { readonly [setting: string]: number | string };

export type LossDocument = {
  readonly type: string;
  /** Over the examples of a batch. With weights of classes the mean is the weighted one. */
  readonly reduction: "sum" | "mean";
} & LossForm & {
    readonly [setting: string]: number | string | readonly number[] | undefined;
  };

/** A document with data and settings to train with. */
export type DocumentWithData = NetworkDocument & Required<Pick<NetworkDocument, "dataset" | "training">>;

/** A document that Train can work on. */
export type TrainableDocument = DocumentWithData & { readonly state?: RunState };

/** A change of a document. What can't be done gives the same document back. */
export type Edit = (document: NetworkDocument) => NetworkDocument;

/** Where updates on the batch have left the optimizer; nothing before the first, or where `state` is that of training. */
export function batchMoment({ state }: NetworkDocument): OptimizerMoment | undefined {
  return state && !("epoch" in state) ? state : undefined;
}

/** The same network, with a loss of the data alone. Its tensors up to the data's loss have the same places. */
export function withoutPenalty(document: NetworkDocument): NetworkDocument {
  return { ...document, layers: document.layers.map(({ penalty: _penalty, ...layer }) => layer) };
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

/** The loss's settings without its name and the reduction. */
export function lossSettings({
  type: _type,
  reduction: _reduction,
  overOutputs: _overOutputs,
  weights: _weights,
  ...settings
}: LossDocument): Settings {
  return settings as Settings;
}

/** What the document says of its loss beside the parameters. */
export const lossFormOf = ({ loss: { overOutputs, weights } }: NetworkDocument): LossForm => ({
  ...(overOutputs && { overOutputs }),
  ...(weights && { weights }),
});

/** The optimizer's settings without its name. */
export function optimizerSettings({ type: _type, ...settings }: NetworkDocument["optimizer"]): Settings {
  return settings as Settings;
}
