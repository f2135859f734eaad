import type { Settings } from "../math/parameter";
import type { LossForm } from "../ops/loss/loss";
import type { DrawnNumbers } from "./drawnNumbers";
import type { SweepDocument } from "./sweep/sweep";

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

export type DataDocument = GeneratedData | PointData;

/** Examples made by one of the datasets: `type` is its id, and its parameters stand beside it. */
export interface GeneratedData {
  readonly type: string;
  readonly count: number;
  readonly seed: number;
  readonly [setting: string]: number | string | readonly string[];
}

/** Pictures of the reader's own, which are too large for a document: it names them. */
export interface KeptPictures extends GeneratedData {
  readonly type: "pictures";
  /** Of the pixels, a byte each, and then the labels, a byte each. In hexadecimal. */
  readonly sha256: string;
  /** What their files are called. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly classes: readonly string[];
  /** So many at the end were given for a test. */
  readonly test: number;
}

/** Examples that were drawn by hand or imported. They have either classes and labels, or targets. */
export interface PointData {
  readonly type: "points";
  /** The name of each input. */
  readonly columns: readonly string[];
  /** [example][column], as they were given: not standardized. */
  readonly inputs: readonly (readonly number[])[];
  /** The name of each class. */
  readonly classes?: readonly string[];
  /** The class of each example: its index in `classes`, from 0. */
  readonly labels?: readonly number[];
  /** [example][output], for regression. */
  readonly targets?: readonly (readonly number[])[];
  /** The part of each example, 0 train, 1 validation, 2 test, where it was given with the data; else the split deals them out. */
  readonly parts?: readonly number[];
}

export interface TrainingSettings {
  /** How many examples each part gets; together as many as there are. The seed deals them out. */
  readonly split: {
    readonly train: number;
    readonly validation: number;
    readonly test: number;
    readonly seed: number;
  };
  /** Whether inputs get mean 0 and standard deviation 1 over the training examples. */
  readonly standardize: boolean;
  /** Of pictures that aren't standardized: what no ink and all ink are to the network; [0, 1] where nothing is said. */
  readonly scale?: readonly number[];
  /** The same of the targets, for regression. Losses and errors are then in standard deviations. */
  readonly standardizeTargets?: boolean;
  /**
   * What the network sees beside the data's columns: formulas of them, in the language of Code. They take the columns as they
   * are in the data; standardizing comes afterwards.
   */
  readonly features?: readonly string[];
  /** The columns of the data drawn across and up, counted from 1 as in x[1]. Data with one column have one axis. */
  readonly axes: readonly number[];
  /** How many examples one update sees; "full" for all training examples. */
  readonly minibatch: number | "full";
  /** Training stops after so many epochs. */
  readonly epochs: number;
  /** Training stops when the validation loss hasn't improved for so many epochs, and goes back to the best one. */
  readonly patience?: number;
  /** Training stops when the proportion of misclassified training examples is at most this. */
  readonly stopAtError?: number;
  /** Of the weights at a new start, and of the order of the minibatches. */
  readonly seed: number;
  /** The id of the initializer that a new start uses. Biases become 0. */
  readonly initializer: string;
  /** Whether each epoch takes the examples in an order of its own, as it does where nothing is said; else in their given one. */
  readonly shuffle?: boolean;
  /** Of pictures: single precision trains them faster, with some 7 digits. Double where nothing is said. */
  readonly precision?: "float32";
}

export interface LayerParameters {
  readonly weights: LayerDocument["weights"];
  readonly bias: LayerDocument["bias"];
}

/** Where an optimizer stands: what its next update depends on, beside the parameters and their gradients. */
export interface OptimizerMoment {
  /** Updates since the optimizer's slots were 0. */
  readonly step: number;
  /** The optimizer's slots by letter, each a list over layers. */
  readonly slots: Readonly<Record<string, readonly LayerParameters[]>>;
  /** Of updates on the batch: epochs that count for the schedule, where each of them wasn't one update. */
  readonly epochs?: number;
}

/** A moment of a run of training, beside its parameters. */
export interface RunMoment extends OptimizerMoment {
  /** Epochs completed. */
  readonly epoch: number;
  /** The random generator at the beginning of the present epoch; the order of the examples follows from it. */
  readonly random: number;
}

/** Where a run stands, so that its next step is the one it would have taken anyway. */
export interface RunState extends RunMoment {
  /** Examples of the present epoch that have been used. */
  readonly next: number;
  /** The end of the epoch with the lowest validation loss so far. */
  readonly best?: RunMoment & {
    readonly validationLoss: number;
    readonly layers: readonly LayerParameters[];
  };
  /** Settings changed during the run, oldest first. */
  readonly changes?: readonly SettingChange[];
}

/** A setting changed while training; it holds from the next minibatch on. */
export interface SettingChange {
  /** Epochs completed, and updates made, before the change. */
  readonly epoch: number;
  readonly step: number;
  /** Its path in the document: `optimizer.learningRate`, `layers[0].penalty.l2`, `training.minibatch`. */
  readonly field: string;
  /** Null stands for a setting that isn't there. */
  readonly from: number | string | null;
  readonly to: number | string | null;
}

/** A change of a document. What can't be done gives the same document back. */
export type Edit = (document: NetworkDocument) => NetworkDocument;

/** What is wrong with a document, where: `layers[0].weights[1]`. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Where updates on the batch have left the optimizer; nothing before the first, or where `state` is that of training. */
export function batchMoment({ state }: NetworkDocument): OptimizerMoment | undefined {
  return state && !("epoch" in state) ? state : undefined;
}

/** The same network, with a loss of the data alone. Its tensors up to the data's loss have the same places. */
export function withoutPenalty(document: NetworkDocument): NetworkDocument {
  return { ...document, layers: document.layers.map(({ penalty: _penalty, ...layer }) => layer) };
}

export const isKept = (data: DataDocument): data is KeptPictures => data.type === "pictures";

export const isPoints = (data: DataDocument): data is PointData => data.type === "points";

/** The values of a dataset's parameters. */
export function dataSettings({
  type: _type,
  count: _count,
  seed: _seed,
  ...settings
}: GeneratedData): Settings {
  return settings as Settings;
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
