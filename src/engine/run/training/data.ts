import type { Bounds } from "../region";

/** What the outputs are about. */
export type Task =
  | { readonly kind: "classification"; readonly classes: readonly string[] }
  | { readonly kind: "regression" };

/** The three parts of the data, in this order wherever they are numbered. */
export const parts = ["train", "validation", "test"] as const;
export type Part = (typeof parts)[number];

/** All examples of a document, dealt out to the three parts. */
export interface PreparedData {
  readonly task: Task;
  /** The name of each input. */
  readonly columns: readonly string[];
  readonly count: number;
  /** [count × columns], in the data's own units. */
  readonly inputs: Float64Array;
  /** The class of each example, from 0; for classification alone. */
  readonly labels?: Int32Array;
  /** [count × outputs], as the loss takes them. */
  readonly targets: Float64Array;
  /** The part of each example: 0 train, 1 validation, 2 test. */
  readonly partOf: Uint8Array;
  /** What the network sees of input i is (x − mean) / deviation; absent where it sees x. */
  readonly standardization?: { readonly means: Float64Array; readonly deviations: Float64Array };
  /** Holds all examples on the axes, with a margin: [xMin, xMax, yMin, yMax]. With one input, y is the target. */
  readonly bounds: Bounds;
  /** The best accuracy any classifier can reach, where the dataset knows it. */
  readonly bestAccuracy?: number;
}
