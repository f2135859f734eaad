import type { Bounds } from "../../studies/region";
import type { Framing } from "./framing";
import type { Standardization } from "./standardization";

/** What the outputs are about. */
export type Task =
  | { readonly kind: "classification"; readonly classes: readonly string[] }
  | { readonly kind: "regression" };

/** The three parts of the data, in this order wherever they are numbered. */
export const dataParts = ["train", "validation", "test"] as const;
export type DataPart = (typeof dataParts)[number];

/** All examples of a document, dealt out to the three parts. */
export interface PreparedData {
  readonly task: Task;
  /** The name of each column of the data. They are the network's first inputs; the features follow. */
  readonly columns: readonly string[];
  /** The formula of each feature. */
  readonly features: readonly string[];
  readonly count: number;
  /** Where the examples are pictures: then each column is a pixel. */
  readonly picture?: Framing;
  /** [count × columns], in the data's own units; of pictures, bytes, which are to be asked for each time: see `inKernels`. */
  readonly inputs: Float64Array | Uint8Array;
  /** [count × features], in the units that follow from the data's own. */
  readonly featureValues: Float64Array;
  /** The class of each example, from 0; for classification alone. */
  readonly labels?: Int32Array;
  /** [count × outputs], as the loss takes them. */
  readonly targets: Float64Array;
  /** What the loss takes of target k is (t − mean) / deviation; absent where it takes t. */
  readonly targetStandardization?: Standardization;
  /** The part of each example: 0 train, 1 validation, 2 test. */
  readonly partOf: Uint8Array;
  /** What the network sees of input i, a column or a feature, is (x − mean) / deviation; absent where it sees x. */
  readonly standardization?: Standardization;
  /** Holds all examples on the axes, with a margin: [xMin, xMax, yMin, yMax]. With one input, y is the target. */
  readonly bounds: Bounds;
  /** The same for each input, [minimum, maximum], where other axes are chosen later. */
  readonly ranges: readonly (readonly [number, number])[];
  /** The best accuracy any classifier can reach, where the dataset knows it. */
  readonly bestAccuracy?: number;
}
