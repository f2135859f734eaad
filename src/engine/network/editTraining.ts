import type {
  DataDocument,
  Edit,
  NetworkDocument,
  PointData,
  TrainableDocument,
  TrainingSettings,
} from "./document";

/**
 * All changes of data and training. Those of data fit the network's inputs and outputs and its loss to them, and the
 * split to the number of examples.
 */

/** 2-8-2 tanh with softmax and cross-entropy, Adam 0.01, minibatches of 20, on 1,100 points of the two circles. */
export declare function twoCirclesDocument(): TrainableDocument;
/** A document with data and settings where it has none. */
export declare function trainable(document: NetworkDocument): TrainableDocument;

/** Data made by a dataset, with its default parameters or the ones of that name that the present data have. */
export declare function setDataset(type: string): Edit;
/** One parameter of the dataset. */
export declare function setDataParameter(name: string, value: number): Edit;
/** Another number of generated examples; the split keeps its proportions. */
export declare function setCount(count: number): Edit;
export declare function setDataSeed(seed: number): Edit;
/** Drawn or imported examples. */
export declare function setPoints(data: PointData): Edit;
/** Turns generated data into points that can be drawn and erased; the points stay as they are. */
export declare function toPoints(
  inputs: Float64Array,
  labels: Int32Array | undefined,
  targets: Float64Array,
): Edit;
/** Adds a point of a class, from 0; a class that isn't there yet is added where it is the next. */
export declare function addPoint(inputs: readonly number[], label: number): Edit;
/** Removes points by their places. */
export declare function removePoints(places: readonly number[]): Edit;
/** Where the split's sizes change, generated data get as many examples; of points, the training part makes up the difference. */
export declare function setTraining(changes: Partial<TrainingSettings>): Edit;
/** L1 or L2 of every layer at once. */
export declare function setAllPenalties(id: string, coefficient: number): Edit;
export declare function setSplit(part: "train" | "validation" | "test", count: number): Edit;

/** Prepared choices of data: sheet B's circles among them. */
export interface DataPreset {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  readonly data: DataDocument;
}
export declare const dataPresets: readonly DataPreset[];
export declare function setPreset(id: string): Edit;

/** Whether a run of the one document can go on with the other: nothing but settings of training differs. */
export declare function fitsRunning(before: NetworkDocument, after: NetworkDocument): boolean;
/** The changed document at the start of its run; where the network's sizes changed, with new parameters from the seed. */
export declare function restarted(before: TrainableDocument, after: TrainableDocument): TrainableDocument;
/** The document with new parameters from the next seed. */
export declare function startAnew(document: TrainableDocument): TrainableDocument;
